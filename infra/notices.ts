import { Duration } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { KeptQueue } from './dead-letters.ts';
import { nameOf } from './names.ts';
import { allow, type Grantee } from './permissions.ts';

/**
 * The way out for notices: a bus that any number of adapters may listen to (SMS, mail, the city's message platform),
 * and a queue that takes all, so that none is lost while no adapter listens.
 */
export class Notices extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct) {
    super(scope, 'Notices');
    this.bus = new EventBus(this, 'Bus', { eventBusName: nameOf('notices'), description: 'Notices on their way out' });
    const deadLetters = new KeptQueue(this, 'DeadLetters', 'notices-failures');
    const queue = new KeptQueue(this, 'Queue', 'notices', {
      visibilityTimeout: Duration.minutes(2),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    new Rule(this, 'Every', {
      eventBus: this.bus,
      description: 'Every notice goes to the queue',
      // The empty prefix is EventBridge's way to say "any".
      eventPattern: { source: Match.prefix('') },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }

  grantSending(to: Grantee): void {
    allow(to, ['events:PutEvents'], this.bus.eventBusArn);
  }
}
