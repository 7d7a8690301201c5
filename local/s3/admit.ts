import { randomUUID } from 'node:crypto';
import { authorize, explain } from '../iam.ts';
import {
  AwsError,
  type Need,
  type PolicyDocument,
  type Principal,
  type RawAnswer,
  type RawRequest,
} from '../service.ts';
import { type SecretOf, verify } from '../sigv4.ts';
import { accessDenied, answerError } from './errors.ts';
import { isPostForm, openPostForm } from './post-form.ts';
import type { S3 } from './s3.ts';

/** A request as it comes off the wire. */
export type Incoming = Pick<RawRequest, 'method' | 'url' | 'headers' | 'body'>;

/** Who is known at the door, and what else is asked there. */
export interface Gate {
  readonly secretOf: SecretOf;
  principalOf(accessKeyId: string): Principal;
  /** The signers' time, ms since the epoch. */
  now(): number;
  /** Policies of the resources named in a need; those of the buckets unless told. */
  policyOf?(need: Need): PolicyDocument | undefined;
  /** Called between permission and effect; what it throws is answered. The place of fault hooks. */
  before?(request: RawRequest): void | Promise<void>;
}

/**
 * The whole way of one S3 request: signature (header, presigned, form), permission, effect, answer. Never throws AwsError.
 * A presigned request acts with the permissions of who signed it.
 */
export async function exchange(s3: S3, incoming: Incoming, gate: Gate): Promise<RawAnswer> {
  try {
    const { request, finish } = await admit(incoming, gate);
    const verdict = authorize(request.principal, s3.needs(request), (need) => (gate.policyOf ?? s3.policyOf)(need));
    if (!verdict.allowed) throw accessDenied(explain(request.principal, verdict));
    await gate.before?.(request);
    return finish(await s3.handle(request));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const answer = answerError(error, incoming.method, randomUUID());
    return { ...answer, headers: { ...s3.corsHeaders(incoming), ...answer.headers } };
  }
}

/** Verifies who asks; a form becomes the PUT that it amounts to, with `finish` for the answer a form gets. */
async function admit(
  incoming: Incoming,
  { secretOf, principalOf, now }: Gate,
): Promise<{ request: RawRequest; finish(answer: RawAnswer): RawAnswer }> {
  const finish = (answer: RawAnswer) => answer;
  const { method, url, headers, body } = incoming;
  if (method === 'OPTIONS')
    return { request: { method, url, headers, body, principal: nobody, payloadHash: '' }, finish };
  if (isPostForm(incoming)) {
    const form = await openPostForm(incoming, secretOf, now());
    return { request: { ...form.put, principal: principalOf(form.accessKeyId) }, finish: form.finish };
  }
  const { accessKeyId, payloadHash } = verify(incoming, secretOf, now());
  return { request: { method, url, headers, body, principal: principalOf(accessKeyId), payloadHash }, finish };
}

/** Who asks for a preflight: a browser, before it signs anything. */
const nobody: Principal = { arn: 'anonymous', policies: [] };
