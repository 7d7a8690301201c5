import type { Outcome } from '../host/thread.ts';
import type { Json } from '../service.ts';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  /** A list where a name is sent several times. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
  /** Why the gateway itself answered, for the access log. */
  readonly error?: string;
}

/** The sentences of API Gateway itself. */
const sentences: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Too Long',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An answer worded by API Gateway: `{"message":"Not Found"}`. */
export function refusal(status: number, error?: string, headers: Record<string, string> = {}): Answer {
  const body = Buffer.from(JSON.stringify({ message: sentences[status] }));
  return { status, headers: { 'content-type': 'application/json', ...headers }, body, ...(error && { error }) };
}

/**
 * What a function's result becomes: with `statusCode` it is the answer itself, without it is the body of a 200
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
export function answerOf({ payload, functionError }: Outcome): Answer {
  if (functionError) return refusal(500, 'The function failed');
  const result: Json = JSON.parse(payload);
  if (result === null || typeof result !== 'object' || !('statusCode' in result)) return inferred(result);
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return refusal(500, 'The status code is no status code');
  if (result.body !== undefined && result.body !== null && typeof result.body !== 'string')
    return refusal(500, 'The body is not a string');
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headersOf(result) },
    body: Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function inferred(result: Json): Answer {
  const body = typeof result === 'string' ? result : JSON.stringify(result);
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
}

function headersOf({ headers = {}, cookies = [] }: Json): Record<string, string | string[]> {
  const named = Object.entries<Json>(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const set = [...(cookies ?? [])].map(String);
  return { ...Object.fromEntries(named), ...(set.length && { 'set-cookie': set }) };
}
