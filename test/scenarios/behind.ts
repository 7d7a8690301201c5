import { S3Client } from '@aws-sdk/client-s3';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Service } from '../../domain/kinds.ts';
import type { Notification } from '../../domain/notices.ts';
import type { Json, JsonService } from '../../local/service.ts';
import type { Cloud } from '../../local/start.ts';
import type { Commit } from '../../store/cases.ts';
import { type Key, keys } from '../../store/keys.ts';
import type { Item } from '../../store/table.ts';

type ServiceName = 'dynamodb' | 'sqs' | 'states' | 'scheduler';

/** States of the workflow in which a case waits to be sealed. */
const sealing: ReadonlySet<string> = new Set(['Seal the archive', 'Leave a day before sealing again']);

/**
 * What an operator sees behind the interface: the table, the messages, the executions. It asks the services past their
 * door, so that looking meets no fault and counts as no call.
 */
export class Behind {
  readonly #cloud: Cloud;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  #call(name: ServiceName, operation: string, input: Json): Promise<Json> {
    const service: JsonService = this.#cloud.services[name];
    return service.call(operation, input, { principal: { arn: 'operator', policies: undefined }, requestId: 'look' });
  }

  #of = (type: string): string => this.#cloud.blueprint.of(type)[0]?.ref ?? '';

  /** Every item under a partition. */
  async under(partition: string): Promise<Item[]> {
    const { Items } = await this.#call('dynamodb', 'Query', {
      TableName: this.#of('AWS::DynamoDB::GlobalTable'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
    });
    return Items.map((item: Json) => unmarshall(item) as Item);
  }

  /** Every item of the table whose partition begins so. */
  async beginning(partitions: string): Promise<Item[]> {
    const found: Item[] = [];
    let from: Json;
    do {
      const page = await this.#call('dynamodb', 'Scan', {
        TableName: this.#of('AWS::DynamoDB::GlobalTable'),
        FilterExpression: 'begins_with(pk, :pk)',
        ExpressionAttributeValues: { ':pk': { S: partitions } },
        ...(from && { ExclusiveStartKey: from }),
      });
      found.push(...page.Items.map((item: Json) => unmarshall(item) as Item));
      from = page.LastEvaluatedKey;
    } while (from);
    return found;
  }

  /** Everything of a case but what the workflow keeps there for itself, which moves without anybody asking. */
  async kept(caseId: string): Promise<Item[]> {
    const items = await this.under(keys.casePartition(caseId));
    return items.filter(({ sk }) => sk !== 'DISPATCH' && !sk.startsWith('WAIT#'));
  }

  async item({ pk, sk }: Key): Promise<Item | undefined> {
    return (await this.under(pk)).find((item) => item.sk === sk);
  }

  async commits(caseId: string): Promise<Commit[]> {
    const items = await this.under(keys.casePartition(caseId));
    return items.filter(({ sk }) => sk.startsWith('COMMIT#')).map(({ pk: _, sk: __, ...commit }) => commit as never);
  }

  /** Puts a commit in the place of whichever has its number, past all conditions. */
  async rewrite(commit: Commit): Promise<void> {
    const Item = marshall({ ...keys.commit(commit.caseId, commit.seq), ...commit }, { removeUndefinedValues: true });
    await this.#call('dynamodb', 'PutItem', { TableName: this.#of('AWS::DynamoDB::GlobalTable'), Item });
  }

  /** Takes a commit out of the table. */
  async drop(caseId: string, seq: number): Promise<void> {
    const Key = marshall(keys.commit(caseId, seq));
    await this.#call('dynamodb', 'DeleteItem', { TableName: this.#of('AWS::DynamoDB::GlobalTable'), Key });
  }

  /** The executions of a case, by leg: `{ 1: 'SUCCEEDED' }`. */
  async legs(caseId: string): Promise<Record<string, string>> {
    const own = (await this.executions()).filter(({ name }) => name.startsWith(`${caseId}-`));
    return Object.fromEntries(own.map(({ name, status }) => [name.slice(caseId.length + 1), status]));
  }

  /** All executions there have been, of both services, by their name: the number of a case and its leg. */
  async executions(): Promise<{ readonly name: string; readonly status: string; readonly executionArn: string }[]> {
    const machines = this.#cloud.blueprint.of('AWS::StepFunctions::StateMachine').map(({ ref }) => ref);
    return (await Promise.all(machines.map((machine) => this.#executionsOf(machine)))).flat();
  }

  async #executionsOf(stateMachineArn: string): Promise<Json[]> {
    const listed: Json[] = [];
    for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
      const page = await this.#call('states', 'ListExecutions', { stateMachineArn, ...(nextToken && { nextToken }) });
      listed.push(...page.executions);
      nextToken = page.nextToken;
    }
    return listed;
  }

  /** The stage in which a leg stands: by the wait it began last, or by the sealing it came to after that. */
  async stageOfLeg(caseId: string, leg: number): Promise<string> {
    const { events } = await this.#call('states', 'GetExecutionHistory', {
      executionArn: await this.#execution(caseId, leg),
      reverseOrder: true,
      maxResults: 20,
    });
    const entered = events.find(({ type }: Json) => type.endsWith('StateEntered'))?.stateEnteredEventDetails.name;
    if (sealing.has(entered)) return 'archiving';
    const scheduled = events.find(({ type }: Json) => type === 'TaskScheduled')?.taskScheduledEventDetails;
    return JSON.parse(scheduled?.parameters ?? '{}').Item?.sk?.S?.slice('WAIT#'.length) ?? entered;
  }

  /** A leg is in the workflow of the service that the case then was. */
  async #execution(caseId: string, leg: number): Promise<string> {
    const found = (await this.executions()).find(({ name }) => name === `${caseId}-${leg}`);
    if (!found) throw new Error(`${caseId} has no leg ${leg}`);
    return found.executionArn;
  }

  #machine(service: Service): string {
    const machines = this.#cloud.blueprint.of('AWS::StepFunctions::StateMachine').map(({ ref }) => ref);
    return machines.find((ref) => ref.endsWith(`-${service}-case`)) ?? '';
  }

  /** Ends an execution as an operator would in the console. */
  async stopLeg(caseId: string, leg: number): Promise<void> {
    const executionArn = await this.#execution(caseId, leg);
    await this.#call('states', 'StopExecution', { executionArn, error: 'Operator', cause: 'stopped in the console' });
  }

  /** Starts one, with an input that is right and that nobody else gives. */
  async startLeg(caseId: string, leg: number, stage: string): Promise<void> {
    const input = JSON.stringify({ caseId, leg, stage, wakeInSeconds: 86_399 });
    const stateMachineArn = this.#machine('agency');
    await this.#call('states', 'StartExecution', { stateMachineArn, name: `${caseId}-${leg}`, input });
  }

  /** Has the report of a period computed, as an operator would. @returns how the execution ended, once all is quiet */
  async report(period: string): Promise<Json> {
    const machines = this.#cloud.blueprint.of('AWS::StepFunctions::StateMachine').map(({ ref }) => ref);
    const stateMachineArn = machines.find((ref) => ref.endsWith('-monthly-report'));
    const started = await this.#call('states', 'StartExecution', {
      stateMachineArn,
      input: JSON.stringify({ period }),
    });
    await this.#cloud.settle();
    return this.#call('states', 'DescribeExecution', { executionArn: started.executionArn });
  }

  /** Takes all notices off the queue where the providers' adapters would take them, in the order of what they tell of. */
  async takeNotices(): Promise<Notification[]> {
    const urls = this.#cloud.blueprint.of('AWS::SQS::Queue').map(({ ref }) => ref);
    const QueueUrl = urls.find((url) => url.endsWith('bangdaiban-notices'));
    const taken: Notification[] = [];
    for (;;) {
      const { Messages = [] } = await this.#call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      if (Messages.length === 0)
        return taken.sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
      for (const { Body, ReceiptHandle } of Messages) {
        taken.push(JSON.parse(Body).detail);
        await this.#call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle });
      }
    }
  }

  /** Puts an item, past all conditions. */
  async put(item: Item): Promise<void> {
    const values = Object.entries<Json>(marshall(item, { removeUndefinedValues: true }));
    // Past the door, bytes go as base64.
    const Item = Object.fromEntries(
      values.map(([name, value]) => [name, value.B ? { B: Buffer.from(value.B).toString('base64') } : value]),
    );
    await this.#call('dynamodb', 'PutItem', { TableName: this.#of('AWS::DynamoDB::GlobalTable'), Item });
  }

  /** Starts counting everything anew, as an operator would. */
  async startRebuild(name: string): Promise<void> {
    const machines = this.#cloud.blueprint.of('AWS::StepFunctions::StateMachine').map(({ ref }) => ref);
    const stateMachineArn = machines.find((ref) => ref.endsWith('bangdaiban-rebuild-counts'));
    await this.#call('states', 'StartExecution', { stateMachineArn, name, input: '{}' });
  }

  /** Turns the quarter-hourly reconciliation off and on. */
  reconciles = (on: boolean): Promise<void> => this.#turn('reconcile', on);

  /** Turns the nightly check and the reports off and on: a year has hundreds of nights, and reports wait for their review. */
  async measures(on: boolean): Promise<void> {
    for (const name of ['check-counts', 'report-month', 'report-quarter', 'report-year']) await this.#turn(name, on);
  }

  async #turn(name: string, on: boolean): Promise<void> {
    const wanted = { GroupName: 'bangdaiban', Name: `bangdaiban-${name}` };
    const { Arn, CreationDate, LastModificationDate, ...schedule } = await this.#call(
      'scheduler',
      'GetSchedule',
      wanted,
    );
    await this.#call('scheduler', 'UpdateSchedule', { ...schedule, State: on ? 'ENABLED' : 'DISABLED' });
  }

  /** A client of the document or archive bucket with the operator's keys, by the clock of the cloud. */
  s3(): S3Client {
    return new S3Client({
      endpoint: this.#cloud.endpointUrl,
      region: this.#cloud.blueprint.place.region,
      credentials: this.#cloud.operator,
      forcePathStyle: true,
      systemClockOffset: this.#cloud.clock.offset,
    });
  }

  bucket(part: 'documents' | 'archives'): string {
    const refs = this.#cloud.blueprint.of('AWS::S3::Bucket').map(({ ref }) => ref);
    return refs.find((ref) => ref.includes(part)) ?? '';
  }
}
