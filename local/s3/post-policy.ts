import { AwsError } from '../service.ts';
import type { SecretOf } from '../sigv4.ts';
import { parseCredential, sameSignature, sign } from '../sigv4-canonical.ts';
import { s3Refusals } from '../sigv4-refusals.ts';

/** What a verified form may do. */
export interface PostPolicyResult {
  readonly accessKeyId: string;
  /** Bytes the file may have, both ends included; undefined when the policy does not say. */
  readonly length: { readonly least: number; readonly most: number } | undefined;
}

type Condition = Readonly<Record<string, string>> | readonly [string, string | number, string | number];

/**
 * Verifies the policy of a browser-based upload
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html): its signature, its expiration, and
 * that each field of the form meets a condition. The size is for the caller to watch while the file arrives.
 *
 * @param fields the form's fields with lower-case names, the file apart, and `bucket` from the path
 * @param now ms since the epoch
 */
export function verifyPostPolicy(
  fields: Readonly<Record<string, string>>,
  secretOf: SecretOf,
  now: number,
): PostPolicyResult {
  const scope = parseCredential(fields['x-amz-credential'] ?? '');
  if (!fields.policy || !scope) throw s3Refusals.missing();
  const known = secretOf(scope.accessKeyId);
  if (!known) throw s3Refusals.unknownKey(scope.accessKeyId);
  if (known.sessionToken !== fields['x-amz-security-token']) throw s3Refusals.wrongToken();
  if (!sameSignature(sign(fields.policy, known.secret, scope), fields['x-amz-signature'] ?? ''))
    throw s3Refusals.mismatch({ AWSAccessKeyId: scope.accessKeyId, StringToSign: fields.policy });

  const { expiration, conditions } = parse(fields.policy);
  if (!(Date.parse(expiration) >= now)) throw refusal('Invalid according to Policy: Policy expired.');
  return { accessKeyId: scope.accessKeyId, length: meet(conditions, fields) };
}

function parse(policy: string): { expiration: string; conditions: readonly Condition[] } {
  try {
    const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString());
    if (typeof expiration !== 'string' || !Array.isArray(conditions)) throw new TypeError();
    return { expiration, conditions };
  } catch {
    throw new AwsError('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
}

/** Fields that carry the signature itself, which no condition needs to name. */
const exempt = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);

function meet(conditions: readonly Condition[], fields: Readonly<Record<string, string>>): PostPolicyResult['length'] {
  const named = new Set(exempt);
  let length: PostPolicyResult['length'];
  for (const condition of conditions.flatMap(spread)) {
    const [operator, field, value] = condition;
    if (operator === 'content-length-range') {
      length = { least: Number(field), most: Number(value) };
      continue;
    }
    const name = String(field).replace(/^\$/, '').toLowerCase();
    named.add(name);
    if (!holds(operator, fields[name] ?? '', String(value)))
      throw refusal(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`);
  }
  const extra = Object.keys(fields).find((name) => !named.has(name) && !name.startsWith('x-ignore-'));
  if (extra) throw refusal(`Invalid according to Policy: Extra input fields: ${extra}`);
  return length;
}

/** `{ acl: 'private' }` is short for `['eq', '$acl', 'private']`. */
const spread = (condition: Condition): (readonly [string, string | number, string | number])[] =>
  Array.isArray(condition)
    ? [condition as readonly [string, string | number, string | number]]
    : Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value] as const);

function holds(operator: string, found: string, wanted: string): boolean {
  if (operator === 'eq') return found === wanted;
  if (operator === 'starts-with') return found.startsWith(wanted);
  throw new AwsError('InvalidPolicyDocument', `Invalid Policy: Unknown condition operator: ${operator}`);
}

const refusal = (message: string) => new AwsError('AccessDenied', message, 403);
