import * as z from 'zod/mini';
import { authorityStateNames } from '../domain/course.ts';
import { MirrorAuthorityState, mirrorAuthorityState } from '../domain/mirror-authority-state.ts';
import { AuthorityNumber } from '../domain/submit.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { platformOf } from './district.ts';
import { type Asked, change, type Reply } from './http/call.ts';
import { onceOf } from './http/once.ts';
import { type Problem, problem, refusalProblem } from './http/problem.ts';
import { authorityNumbers } from './store.ts';

/** What a platform pushes: the number stands in the address. */
export const PushAuthorityState = z.omit(MirrorAuthorityState, { number: true });
type PushAuthorityState = z.infer<typeof PushAuthorityState>;

/**
 * §7.2.3.3: an authority's own platform tells how a matter stands there, so that nobody types it. It learns nothing of
 * the case by that: it names its own number and hears whether that was kept.
 */
export const pushAuthorityState = change<PushAuthorityState>({
  body: PushAuthorityState,
  answer: async (asked) => {
    const number = asked.path['authorityNumber'] ?? '';
    const known = AuthorityNumber.safeParse(number).success;
    const found = known ? await authorityNumbers().find(platformOf(asked.account)?.code ?? '', number) : [];
    const [matter, another] = found;
    if (!matter) return problem('number-unknown');
    if (another) return problem('number-ambiguous');
    const outcome = await carryOut({
      caseId: matter.caseId,
      command: asked.operation,
      actor: asked.actor,
      now: asked.now,
      decide: (now, context) => mirrorAuthorityState(now, matter.matter, asked.body, 'pushed', context),
      once: onceOf(asked),
    });
    return answerOf(asked, number, outcome);
  },
});

function answerOf({ body }: Asked<PushAuthorityState>, number: string, outcome: Outcome): Reply | Problem {
  switch (outcome.kind) {
    case 'done': {
      const { state: code, at } = body;
      return {
        status: 200,
        headers: { ...(outcome.replayed && { 'idempotency-replayed': 'true' }) },
        body: { authorityNumber: number, state: { code, name: authorityStateNames[code] }, at, kept: !outcome.quiet },
      };
    }
    case 'refused':
      return refusalProblem(outcome.refusal);
    case 'other-body':
      return problem('key-reused');
    case 'not-found':
      return problem('number-unknown');
    default:
      return problem('busy', { headers: { 'retry-after': '1' } });
  }
}
