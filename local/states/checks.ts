import { AwsError, type Json } from '../service.ts';
import { PAYLOAD_LIMIT } from './errors.ts';

/** The largest definition, bytes. */
const DEFINITION_LIMIT = 1_048_576;

/** The name of a machine or an execution. @throws AwsError InvalidName */
export function checkName(name: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: AWS forbids them by these very numbers
  const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;
  if (typeof name === 'string' && name.length >= 1 && name.length <= 80 && !forbidden.test(name)) return name;
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}

/** @throws AwsError InvalidArn */
export function checkArn(arn: unknown, kind: 'stateMachine' | 'execution'): string {
  if (typeof arn !== 'string' || !arn.startsWith('arn:'))
    throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  if (arn.split(':')[5] !== kind)
    throw new AwsError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${arn.split(':')[5]}'`);
  return arn;
}

/** JSON text of a payload. @throws AwsError `code` when it is no JSON, ValidationException when it is too long */
function checkPayload(text: unknown, member: string, code: string, words: string): string {
  if (typeof text !== 'string') throw invalid(member, 'Member must not be null');
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT)
    throw invalid(member, `Member must have length less than or equal to ${PAYLOAD_LIMIT}`);
  try {
    JSON.parse(text);
  } catch (error) {
    throw new AwsError(code, `${words}: '${(error as Error).message}'`);
  }
  return text;
}

export const checkInput = (text: unknown) =>
  checkPayload(text, 'input', 'InvalidExecutionInput', 'Invalid State Machine Execution Input');

export const checkOutput = (text: unknown) => checkPayload(text, 'output', 'InvalidOutput', 'Invalid Output');

/** Error and cause of StopExecution or SendTaskFailure. */
export function checkError({ error, cause }: Json): { error?: string; cause?: string } {
  if (error !== undefined && String(error).length > 256)
    throw invalid('error', 'Member must have length less than or equal to 256');
  if (cause !== undefined && String(cause).length > 32_768)
    throw invalid('cause', 'Member must have length less than or equal to 32768');
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/** A definition's JSON. @throws AwsError InvalidDefinition */
export function parseDefinition(text: unknown): Json {
  if (typeof text !== 'string') throw invalid('definition', 'Member must not be null');
  if (Buffer.byteLength(text) > DEFINITION_LIMIT)
    throw invalid('definition', `Member must have length less than or equal to ${DEFINITION_LIMIT}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidDefinition(`INVALID_JSON_DESCRIPTION: ${(error as Error).message}`);
  }
}

export const invalidDefinition = (text: string) =>
  new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${text}'`);

const invalid = (member: string, constraint: string) =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
  );

/** Where a page starts, and the token for the next. @throws AwsError InvalidToken */
export function page({ maxResults, nextToken }: Json, most: number): { limit: number; offset: number } {
  const limit = Math.min(maxResults || 100, most);
  if (nextToken === undefined) return { limit, offset: 0 };
  const offset = Number(Buffer.from(String(nextToken), 'base64').toString());
  if (!Number.isInteger(offset) || offset <= 0) throw new AwsError('InvalidToken', `Invalid Token: '${nextToken}'`);
  return { limit, offset };
}

/** `{ nextToken }` when there are more rows than the page holds. */
export const next = (rows: readonly unknown[], limit: number, offset: number): { nextToken?: string } =>
  rows.length > limit ? { nextToken: Buffer.from(String(offset + limit)).toString('base64') } : {};
