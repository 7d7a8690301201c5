import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { confirmByLink } from '../domain/confirm-entrustment.ts';
import { Drawing } from '../domain/drawing.ts';
import { signByLink as sign } from '../domain/sign-agreement.ts';
import { type LinkEvidence, linkChannels } from '../domain/signing-link.ts';
import { Digest, Name } from '../domain/values.ts';
import type { KeptLink } from '../store/links.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import type { Call, Operation, Reply } from './http/call.ts';
import { bearer, findLink, type LiveLink, nameCheck } from './http/find-link.ts';
import { isProblem, type Problem, problem, refusalProblem } from './http/problem.ts';
import { drawings, links } from './store.ts';
import { linkPurposeNames } from './views/names.ts';

/** Signing by a link: the digest of what was shown, and the name of who signs, typed in full or drawn by hand. */
export const SignLink = z.union([
  z.strictObject({ digest: Digest, name: Name }),
  z.strictObject({ digest: Digest, drawing: Drawing }),
]);
type SignLink = z.infer<typeof SignLink>;

/**
 * 电子签名法 §13: whoever has the link signs what it showed, once. A name must be that of who is to sign; what is drawn by
 * hand is kept encrypted, and the history has its fingerprint.
 */
export const signByLink = {
  body: SignLink,
  changes: false,
  answer: async (call: Call<SignLink>): Promise<Reply | Problem> => {
    const live = await findLink(call);
    if (isProblem(live)) return live;
    const { token, link, purpose } = live;
    const shown = shownBy(link);
    if (!shown) return problem('terms-not-shown');
    const { digest } = call.body;
    if ('name' in call.body && !isName(live, call.body.name)) return problem('name-differs');
    const drawn = 'drawing' in call.body ? await drawings().seal(link.caseId, purpose, call.body.drawing) : undefined;
    const evidence: LinkEvidence = { ...shown, ...(drawn ? { drawn: drawn.fingerprint } : { name: link.name }) };
    const decide = purpose === 'agreement' ? sign : confirmByLink;
    const outcome = await carryOut({
      caseId: link.caseId,
      command: call.operation,
      actor: bearer(live),
      now: call.now,
      decide: (now, context) => decide(now, { digest, link: evidence }, context),
      further: async () => [links().use(token, link, call.now), ...(drawn ? [drawn.write] : [])],
    });
    return answerOf(call, live, outcome);
  },
} as Operation<Call>;

/** By which channel it was shown, and when; undefined while nothing has been shown. */
function shownBy({ channel: code, shownAt }: KeptLink): Pick<LinkEvidence, 'channel' | 'shownAt'> | undefined {
  const channel = linkChannels.find((each) => each === code);
  return channel && shownAt ? { channel, shownAt } : undefined;
}

const isName = ({ token, link }: LiveLink, name: string): boolean =>
  timingSafeEqual(Buffer.from(nameCheck(token, name)), Buffer.from(link.check));

function answerOf({ body: { digest }, now }: Call<SignLink>, { purpose }: LiveLink, outcome: Outcome): Reply | Problem {
  if (outcome.kind === 'refused') return refusalProblem(outcome.refusal);
  if (outcome.kind !== 'done') return problem('busy', { headers: { 'retry-after': '1' } });
  // Somebody else was first, by the same link or on paper.
  if (outcome.quiet) return problem('link-used');
  return { status: 200, body: { purpose: { code: purpose, name: linkPurposeNames[purpose] }, digest, signedAt: now } };
}
