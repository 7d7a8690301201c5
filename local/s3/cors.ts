import { AwsError, type RawAnswer } from '../service.ts';
import type { Bucket, CorsRule } from './bucket.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * Answers a preflight, which carries no signature
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html). Throws AccessForbidden.
 */
export function preflight(bucket: Bucket, headers: Headers): RawAnswer {
  const method = headers['access-control-request-method'];
  if (!headers.origin) throw new AwsError('BadRequest', 'Insufficient information. Origin request header needed.');
  if (!method) throw forbidden('Invalid Access-Control-Request-Method: null');
  if (!bucket.cors?.length) throw forbidden('CORSResponse: CORS is not enabled for this bucket.');
  const wanted = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const rule = ruleFor(bucket, headers.origin, method, wanted.filter(Boolean));
  if (!rule)
    throw forbidden(
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    );
  return {
    status: 200,
    headers: { ...allowing(rule, headers.origin), 'access-control-allow-headers': wanted.join(', ') },
  };
}

/** What a browser must see on an answer, refusals included, to let its page read it. */
export function corsHeaders(bucket: Bucket, method: string, headers: Headers): Headers {
  const rule = headers.origin && ruleFor(bucket, headers.origin, method, []);
  return rule ? allowing(rule, headers.origin!) : {};
}

function allowing(rule: CorsRule, origin: string): Record<string, string> {
  const anybody = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anybody ? '*' : origin,
    ...(!anybody && { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(rule.ExposedHeaders?.length && { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

const ruleFor = ({ cors = [] }: Bucket, origin: string, method: string, wanted: readonly string[]) =>
  cors.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders = [] }) =>
      AllowedOrigins.some((pattern) => fits(pattern, origin)) &&
      AllowedMethods.includes(method) &&
      wanted.every((name) => AllowedHeaders.some((pattern) => fits(pattern.toLowerCase(), name))),
  );

/** A pattern has at most one `*`. */
function fits(pattern: string, text: string): boolean {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return head === text;
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}

const forbidden = (message: string) => new AwsError('AccessForbidden', message, 403);
