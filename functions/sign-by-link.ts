import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { confirmByLink } from '../domain/confirm-entrustment.ts';
import { signByLink as sign } from '../domain/sign-agreement.ts';
import { type LinkEvidence, linkChannels } from '../domain/signing-link.ts';
import { Digest, Name } from '../domain/values.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import type { Call, Operation, Reply } from './http/call.ts';
import { bearer, findLink, type LiveLink, nameCheck } from './http/find-link.ts';
import { isProblem, type Problem, problem, refusalProblem } from './http/problem.ts';
import { links } from './store.ts';
import { linkPurposeNames } from './views/names.ts';

/** Signing by a link: the digest of what was shown, and the name of who signs, typed in full. */
export const SignLink = z.strictObject({ digest: Digest, name: Name });
type SignLink = z.infer<typeof SignLink>;

/** 电子签名法 §13: whoever has the link signs what it showed, under the name of who is to sign, once. */
export const signByLink = {
  body: SignLink,
  changes: false,
  answer: async (call: Call<SignLink>): Promise<Reply | Problem> => {
    const live = await findLink(call);
    if (isProblem(live)) return live;
    const evidence = evidenceOf(live);
    if (!evidence) return problem('terms-not-shown');
    const { token, link, purpose } = live;
    const { digest, name } = call.body;
    if (!timingSafeEqual(Buffer.from(nameCheck(token, name)), Buffer.from(link.check))) return problem('name-differs');
    const decide = purpose === 'agreement' ? sign : confirmByLink;
    const outcome = await carryOut({
      caseId: link.caseId,
      command: call.operation,
      actor: bearer(live),
      now: call.now,
      decide: (now, context) => decide(now, { digest, link: evidence }, context),
      further: async () => [links().use(token, link, call.now)],
    });
    return answerOf(call, live, outcome);
  },
} as Operation<Call>;

/** What shows how the signature came about; undefined while nothing has been shown. */
function evidenceOf({ link: { channel: code, shownAt, name } }: LiveLink): LinkEvidence | undefined {
  const channel = linkChannels.find((each) => each === code);
  return channel && shownAt ? { channel, shownAt, name } : undefined;
}

function answerOf({ body: { digest }, now }: Call<SignLink>, { purpose }: LiveLink, outcome: Outcome): Reply | Problem {
  if (outcome.kind === 'refused') return refusalProblem(outcome.refusal);
  if (outcome.kind !== 'done') return problem('busy', { headers: { 'retry-after': '1' } });
  // Somebody else was first, by the same link or on paper.
  if (outcome.quiet) return problem('link-used');
  return { status: 200, body: { purpose: { code: purpose, name: linkPurposeNames[purpose] }, digest, signedAt: now } };
}
