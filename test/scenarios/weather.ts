import type { Fault } from '../../local/faults.ts';

const often = (
  kind: Fault['kind'],
  service: string,
  operation: string,
  probability: number,
  more: Partial<Fault> = {},
) => ({
  kind,
  service,
  operation,
  probability,
  ...more,
});

/** Everything that can go wrong between the parts, at the same time. */
export const weather: readonly Fault[] = [
  often('throttle', 'dynamodb', 'Query', 0.03),
  often('throttle', 'dynamodb', 'GetItem', 0.03),
  often('throttle', 'dynamodb', 'PutItem', 0.05),
  often('throttle', 'dynamodb', 'UpdateItem', 0.05),
  often('throttle', 'dynamodb', 'TransactWriteItems', 0.03),
  often('conflict', 'dynamodb', 'TransactWriteItems', 0.15),
  often('lost-answer', 'dynamodb', 'TransactWriteItems', 0.15),
  often('lost-answer', 'dynamodb', 'TransactWriteItems', 0.05, { how: 'error' }),
  often('lost-answer', 'dynamodb', 'PutItem', 0.1),
  often('throttle', 'kms', 'Decrypt', 0.05),
  often('throttle', 'kms', 'GenerateDataKey', 0.05),
  often('throttle', 's3', 'GetObject', 0.1),
  often('throttle', 'states', 'StartExecution', 0.2),
  often('throttle', 'states', 'SendTaskSuccess', 0.2),
  often('throttle', 'lambda', 'Invoke', 0.1),
  often('lost-answer', 'lambda', 'Invoke', 0.1),
  often('lost-answer', 'states', 'StartExecution', 0.4),
  often('lost-answer', 'states', 'SendTaskSuccess', 0.4),
  often('lost-answer', 's3', 'PutObject', 0.2),
  often('lost-answer', 'events', 'PutEvents', 0.2),
  often('doubled', 'streams', 'bangdaiban-dispatcher', 0.3),
  often('delayed', 'streams', 'bangdaiban-dispatcher', 0.1, { delay: 1500 }),
  { kind: 'delayed', service: 'streams', operation: 'bangdaiban-dispatcher', nth: 5, delay: 1500 },
  often('doubled', 'events', 'bangdaiban-notices', 0.3),
  often('doubled', 'scheduler', 'bangdaiban-scheduled', 0.5),
  often('doubled', 'lambda', 'bangdaiban-scheduled', 0.5),
];
