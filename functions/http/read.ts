import { isWritable } from '../../domain/values.ts';
import type { Passing, Schema } from './call.ts';
import { faultsIn } from './faults.ts';
import { type Problem, problem } from './problem.ts';

/** API Gateway takes 10 MB; nothing that is asked here needs more than this. Bytes. */
const longestBody = 256 * 1024;

/** `Idempotency-Key` and `If-Match` (RFC 9110 §13.1.1), as far as the operation wants them. */
export function readHeaders({ call, asked }: Passing): Problem | undefined {
  const key = call.headers['idempotency-key'];
  if (asked.changes && !key) return problem('key-missing');
  if (key !== undefined && !/^[\x21-\x7e]{8,128}$/.test(key)) return problem('key-malformed');
  const tag = call.headers['if-match'];
  if (tag === undefined && asked.ifMatch === 'required') return problem('if-match-missing');
  if (tag !== undefined && tag !== '*' && !/^(W\/)?"[\x21\x23-\x7e]*"$/.test(tag)) return problem('if-match-malformed');
  call.key = key;
  call.version = tag === undefined || tag === '*' ? undefined : Number(/^"(\d{1,9})"$/.exec(tag)?.[1] ?? Number.NaN);
  return undefined;
}

/** The body as JSON of the operation's schema; unknown fields are refused. */
export function readBody(event: Passing): Problem | undefined {
  const { body: schema } = event.asked;
  if (!schema) return undefined;
  const text = textOf(event);
  if (Buffer.byteLength(text) > longestBody) return problem('body-too-large');
  if (text === '') return check(event, schema, undefined);
  if (!isJsonType(event.call.headers['content-type'])) return problem('not-json-type');
  const json = parse(text);
  if (json === undefined) return problem('body-not-json');
  if (suspicious.test(text) && !isClean(json)) return problem('body-characters');
  return check(event, schema, json);
}

const textOf = ({ body = '', isBase64Encoded }: Passing): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

const isJsonType = (type: string | undefined): boolean =>
  /^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type ?? '');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Escapes that may stand for a lone surrogate or a control character; only then is every text looked through. */
const suspicious = /\\u(00[01]|007f|d[89a-f])|\\[bf]|[\ud800-\udfff]/i;

/** A list of what is left, not a recursion: however deep a body is nested, it is looked through. */
function isClean(body: unknown): boolean {
  const left = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && !isWritable(value)) return false;
    if (typeof value === 'object' && value !== null) for (const entry of Object.entries(value)) left.push(...entry);
  }
  return true;
}

function check({ call }: Passing, schema: Schema, given: unknown): Problem | undefined {
  const parsed = schema.safeParse(given ?? {});
  if (parsed.success) {
    call.body = parsed.data;
    return undefined;
  }
  if (given === undefined) return problem('body-missing');
  return problem('fields-invalid', { errors: faultsIn(parsed.error.issues, given) });
}

/** The query by the operation's schema; an unknown parameter is a mistake that would otherwise stay unseen. */
export function readQuery({ call, asked, queryStringParameters = {} }: Passing): Problem | undefined {
  if (!asked.query) return undefined;
  const parsed = asked.query.safeParse(queryStringParameters);
  if (!parsed.success)
    return problem('query-invalid', { errors: faultsIn(parsed.error.issues, queryStringParameters) });
  call.query = parsed.data;
  return undefined;
}
