import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { route } from '../../../local/scheduler/route.ts';
import { openScheduler, type Scheduler } from '../../../local/scheduler/scheduler.ts';
import { AwsError } from '../../../local/service.ts';
import { type Cloud, cloud, surround } from './cloud.ts';
import { operator } from './front.ts';

/** Scheduler speaks restJson1, so that it needs a front of its own. */
async function restFront(): Promise<Cloud> {
  const { surroundings, services, stop } = surround();
  const scheduler = openScheduler(surroundings, { principalOf: (arn) => ({ arn, policies: [] }) });
  services.push(scheduler);
  scheduler.resume();
  const server = createServer((request, response) => void answer(scheduler, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: surroundings.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await stop();
    },
  };
}

async function answer(scheduler: Scheduler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, searchParams } = new URL(request.url!, 'http://here');
  const found = route({
    method: request.method!,
    path: pathname,
    query: searchParams,
    body: Buffer.concat(chunks).toString(),
  });
  const send = (status: number, body: object, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  try {
    if (!found) throw new AwsError('UnknownOperationException', `${request.method} ${pathname}`, 404);
    send(200, await scheduler.call(found.operation, found.input, { principal: operator, requestId: 'r' }));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    send(error.status, { Message: error.message }, { 'x-amzn-errortype': error.code });
  }
}

let there: Cloud;
let client: SchedulerClient;
beforeAll(async () => {
  there = await (process.env.CLOUD_ENDPOINT ? cloud((surroundings) => openScheduler(surroundings)) : restFront());
  const { endpoint, region, credentials } = there;
  client = new SchedulerClient({
    region,
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await there.stop();
});

const run = Date.now().toString(36);
const RoleArn = process.env.CLOUD_SCHEDULER_ROLE ?? 'arn:aws:iam::000000000000:role/scheduler';
const schedule = (Name: string) => ({
  Name: `${Name}-${run}`,
  ScheduleExpression: 'cron(0 9 1 * ? *)',
  ScheduleExpressionTimezone: 'Asia/Shanghai',
  FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 15 },
  Target: { Arn: process.env.CLOUD_QUEUE ?? 'arn:aws:sqs:us-east-1:000000000000:q', RoleArn, Input: '{"月报":true}' },
  State: 'DISABLED' as const,
});

describe('schedules', () => {
  test('one is made, described, changed and deleted', async () => {
    const wish = schedule('life');
    const { ScheduleArn } = await client.send(new CreateScheduleCommand(wish));
    expect(ScheduleArn).toMatch(new RegExp(`:schedule/default/${wish.Name}$`));
    const described = await client.send(new GetScheduleCommand({ Name: wish.Name }));
    expect(described).toMatchObject({ ...wish, Arn: ScheduleArn, GroupName: 'default', ActionAfterCompletion: 'NONE' });
    expect(described.CreationDate).toBeInstanceOf(Date);
    const StartDate = new Date('2030-01-01T00:00:00Z');
    await client.send(new UpdateScheduleCommand({ ...wish, ScheduleExpression: 'rate(1 days)', StartDate }));
    const changed = await client.send(new GetScheduleCommand({ Name: wish.Name }));
    expect(changed).toMatchObject({ ScheduleExpression: 'rate(1 days)', StartDate });
    await client.send(new DeleteScheduleCommand({ Name: wish.Name }));
    await expect(client.send(new GetScheduleCommand({ Name: wish.Name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('the same request twice is once, another one of the name is a conflict', async () => {
    const wish = { ...schedule('twice'), ClientToken: `token-${run}` };
    const first = await client.send(new CreateScheduleCommand(wish));
    expect((await client.send(new CreateScheduleCommand(wish))).ScheduleArn).toBe(first.ScheduleArn);
    await expect(client.send(new CreateScheduleCommand({ ...wish, ClientToken: 'other' }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await client.send(new DeleteScheduleCommand({ Name: wish.Name }));
  });

  test('they are listed by group, prefix and state, page by page', async () => {
    const names = ['list-a', 'list-b', 'list-c'].map((name) => schedule(name));
    for (const wish of names) await client.send(new CreateScheduleCommand(wish));
    const first = await client.send(
      new ListSchedulesCommand({ NamePrefix: 'list-', MaxResults: 2, State: 'DISABLED', GroupName: 'default' }),
    );
    expect(first.Schedules).toHaveLength(2);
    const rest = await client.send(
      new ListSchedulesCommand({
        NamePrefix: 'list-',
        MaxResults: 2,
        State: 'DISABLED',
        GroupName: 'default',
        NextToken: first.NextToken,
      }),
    );
    expect([...first.Schedules!, ...rest.Schedules!].map(({ Name }) => Name)).toEqual(names.map(({ Name }) => Name));
    expect(first.Schedules![0]!.Target).toEqual({ Arn: names[0]!.Target.Arn });
    for (const { Name } of names) await client.send(new DeleteScheduleCommand({ Name }));
  });

  test('what is wrong is a ValidationException', async () => {
    const wrong = (more: object) => client.send(new CreateScheduleCommand({ ...schedule('wrong'), ...more }));
    await expect(wrong({ ScheduleExpression: 'rate(10 seconds)' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Invalid Schedule Expression rate(10 seconds).',
    });
    await expect(wrong({ ScheduleExpressionTimezone: 'Nowhere/Here' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('groups', () => {
  test('one is made with its schedules, and takes them with it', async () => {
    const GroupName = `group-${run}`;
    const { ScheduleGroupArn } = await client.send(new CreateScheduleGroupCommand({ Name: GroupName }));
    expect(ScheduleGroupArn).toMatch(new RegExp(`:schedule-group/${GroupName}$`));
    await expect(client.send(new CreateScheduleGroupCommand({ Name: GroupName }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    expect(await client.send(new GetScheduleGroupCommand({ Name: GroupName }))).toMatchObject({
      State: 'ACTIVE',
      Arn: ScheduleGroupArn,
    });
    const wish = { ...schedule('inside'), GroupName };
    await client.send(new CreateScheduleCommand(wish));
    expect((await client.send(new GetScheduleCommand({ Name: wish.Name, GroupName }))).GroupName).toBe(GroupName);
    const { ScheduleGroups } = await client.send(new ListScheduleGroupsCommand({}));
    expect(ScheduleGroups!.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['default', GroupName]));
    await client.send(new DeleteScheduleGroupCommand({ Name: GroupName }));
    await expect(client.send(new CreateScheduleCommand({ ...wish, GroupName: 'never' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('the default group stays', async () => {
    await expect(client.send(new DeleteScheduleGroupCommand({ Name: 'default' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
