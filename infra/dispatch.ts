import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { Lambda } from './lambda.ts';
import { type Records, reportsPartition } from './records.ts';

/** Hands to the dispatcher what is new in the table: commits, tokens of waits, reviewed reports; whichever comes second ends the wait. */
export class Dispatch extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, records: Records, dispatcher: Lambda<'dispatcher'>) {
    super(scope, 'Dispatch');
    this.deadLetters = new DeadLetters(this, 'dispatcher');
    records.grantStream(dispatcher);
    this.deadLetters.grantSending(dispatcher);
    new EventSourceMapping(this, 'Stream', {
      target: dispatcher.function,
      eventSourceArn: records.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        itemsNamed('COMMIT#', FilterRule.isEqual('INSERT')),
        itemsNamed('WAIT#', FilterRule.or('INSERT', 'MODIFY')),
        itemsUnder(reportsPartition, FilterRule.isEqual('MODIFY')),
      ],
      batchSize: 25,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 8,
      // The stream forgets after a day: give up before it does, so that the failure is written down.
      maxRecordAge: Duration.hours(23),
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
  }
}

const itemsNamed = (prefix: string, eventName: readonly unknown[]) =>
  FilterCriteria.filter({ eventName, dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(prefix) } } } });

/** Of a report that has just come to be, the wait follows. */
const itemsUnder = (partition: string, eventName: readonly unknown[]) =>
  FilterCriteria.filter({ eventName, dynamodb: { Keys: { pk: { S: FilterRule.isEqual(partition) } } } });
