import { randomUUID } from 'node:crypto';
import { AwsError, type Json, type Surroundings } from '../service.ts';

/** The largest request of PutEvents, bytes, as in the China regions. */
const REQUEST_LIMIT = 262_144;

/** @throws AwsError ValidationException when the request as a whole is not taken */
export function checkRequest(entries: unknown): asserts entries is Json[] {
  if (!Array.isArray(entries) || entries.length < 1)
    throw validation(
      "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  if (entries.length > 10)
    throw validation(
      "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10",
    );
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > REQUEST_LIMIT)
    throw validation('Total size of the entries in the request is over the limit.');
}

/** AWS: eb-putevents-size */
function sizeOf({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: Json): number {
  const texts = [Source, DetailType, Detail, ...Resources].map((text) => Buffer.byteLength(String(text)));
  return texts.reduce((sum, bytes) => sum + bytes, Time === undefined ? 0 : 14);
}

/** What is wrong with one entry, as its ErrorCode and ErrorMessage. */
export function refusal(entry: Json): { ErrorCode: string; ErrorMessage: string } | undefined {
  for (const member of ['Source', 'DetailType', 'Detail'])
    if (!entry[member])
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
      };
  if (String(entry.Source).startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  return isObject(entry.Detail) ? undefined : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isObject(text: unknown): boolean {
  try {
    const value = JSON.parse(String(text));
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The event as rules and targets see it. `Time` is seconds since the epoch, or ISO 8601. */
export function eventOf(
  { Time, Source, DetailType, Detail, Resources = [] }: Json,
  { clock, account, region }: Surroundings,
): Json {
  const at = Time === undefined ? clock.now() : typeof Time === 'number' ? Time * 1000 : Date.parse(Time);
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType,
    source: Source,
    account,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region,
    resources: Resources,
    detail: JSON.parse(Detail),
  };
}

const validation = (message: string) => new AwsError('ValidationException', message);
