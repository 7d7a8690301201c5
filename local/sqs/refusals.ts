import { AwsError, type Json } from '../service.ts';

/** Codes of the older query protocol, which SQS still tells in a header and old code still asks for. */
const legacy: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  ...Object.fromEntries(
    [
      'MessageNotInflight',
      'EmptyBatchRequest',
      'TooManyEntriesInBatchRequest',
      'BatchEntryIdsNotDistinct',
      'InvalidBatchEntryId',
      'BatchRequestTooLong',
      'PurgeQueueInProgress',
      'UnsupportedOperation',
    ].map((code) => [code, `AWS.SimpleQueueService.${code}`]),
  ),
};

/** An error of SQS; its `__type` on the wire is `com.amazonaws.sqs#…`. */
export const refusal = (code: string, message: string): AwsError => new AwsError(code, message);

export const invalidValue = (message: string): AwsError => refusal('InvalidParameterValue', message);

export const unsupported = (what: string): AwsError => refusal('UnsupportedOperation', `${what} is not supported.`);

/** The header that goes with every error of SQS: `x-amzn-query-error: <code>;Sender`. */
export const queryErrorHeader = ({ code, status }: AwsError): Record<string, string> => ({
  'x-amzn-query-error': `${legacy[code] ?? code};${status < 500 ? 'Sender' : 'Receiver'}`,
});

/** The code of the query protocol, as batch results carry it. */
export const legacyCode = (code: string): string => legacy[code] ?? code;

/** Refuses members that are not known, such as those of FIFO queues, by their name. */
export function refuseUnknown(operation: string, input: Json, known: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown) throw unsupported(`${unknown} of ${operation}`);
}

export function required(input: Json, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '')
    throw refusal('MissingParameter', `The request must contain the parameter ${name}.`);
  return value;
}

/** A whole number within its bounds, or `otherwise` when it is not told. */
export function wholeNumber(input: Json, name: string, least: number, most: number, otherwise: number): number {
  const value = input[name] ?? otherwise;
  if (!Number.isInteger(value) || value < least || value > most)
    throw invalidValue(
      `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
    );
  return value;
}
