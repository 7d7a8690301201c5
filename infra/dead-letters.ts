import { Duration } from 'aws-cdk-lib';
import { Queue, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { nameOf } from './names.ts';
import { accept, allow, type Grantee } from './permissions.ts';

/** A queue as all are kept: encrypted, over TLS only, for the fourteen days that SQS keeps at most. */
export class KeptQueue extends Queue {
  constructor(scope: Construct, id: string, name: string, props: QueueProps = {}) {
    super(scope, id, { queueName: nameOf(name), enforceSSL: true, retentionPeriod: Duration.days(14), ...props });
  }
}

/** Where goes what a function could not do after all retries. It has an alarm: nothing here leaves by itself. */
export class DeadLetters extends KeptQueue {
  constructor(scope: Construct, of: string) {
    super(scope, 'DeadLetters', `${of}-failures`);
    accept(this, 'SQS3', 'It is itself the last stop: an alarm watches its depth and a person empties it.');
  }

  grantSending(to: Grantee): void {
    allow(to, ['sqs:SendMessage'], this.queueArn);
  }
}
