import { AwsError } from '../service.ts';

export const invalid = (message: string) => new AwsError('ValidationException', message);

/** AWS's most common opening of a validation message. */
export const invalidParameter = (message: string) => invalid(`One or more parameter values were invalid: ${message}`);

export const unsupported = (what: string) => invalid(`${what} is not supported by the embedded DynamoDB`);

export const notFound = (detail = '') =>
  new AwsError('ResourceNotFoundException', `Requested resource not found${detail}`);

export const tableNotFound = (name: string) => notFound(`: Table: ${name} not found`);

export const streamNotFound = (arn: string) => notFound(`: Stream: ${arn} not found`);

/** dynalite's errors carry AWS's answer in `body`; anything else is a defect and stays as it is. */
export function awsError(error: unknown): unknown {
  const body = (error as { body?: { __type: string; message?: string; Message?: string } }).body;
  if (!body) return error;
  return new AwsError(body.__type.split('#').at(-1)!, body.message ?? body.Message ?? '');
}

/** Throws the complaint of one of dynalite's checks, if there is one. */
export function refuse(complaint: Error | null | undefined): void {
  if (complaint) throw awsError(complaint);
}
