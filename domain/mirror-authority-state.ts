import * as z from 'zod/mini';
import { notActing } from './authority.ts';
import { type AuthorityState, authorityStates } from './case/matters.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { AuthorityNumber } from './submit.ts';
import { plainText } from './values.ts';

/** 审批办件状态: how the authority says that the matter stands with it, since when by its own clock, and its number. */
export const MirrorAuthorityState = z.strictObject({
  state: z.enum(authorityStates),
  at: z.iso.datetime(),
  number: z.optional(AuthorityNumber),
  note: z.optional(plainText(500)),
});
export type MirrorAuthorityState = z.infer<typeof MirrorAuthorityState>;

/** Clocks differ; what is further ahead than this is a mistake. ms */
const clocksDiffer = 5 * 60_000;

/**
 * §7.2.3.3: the matter is followed in the authority's own words, beside our state and never in its place: whatever the
 * authority says, no matter of ours moves by it. What is told late takes its place by the authority's own time.
 */
export function mirrorAuthorityState(
  now: Case,
  matterId: string,
  asked: MirrorAuthorityState,
  source: AuthorityState['source'],
  context: Context,
): Decision {
  const forbidden = forbids('mirror-authority-state', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off');
  const matter = now.matters.find(({ id }) => id === matterId);
  if (!matter) return refused('A.1.1', 'matter-unknown');
  const other = context.actor.kind === 'staff' ? notActing(now, context, matterId) : undefined;
  if (other) return other;
  const at = new Date(asked.at).toISOString();
  const known = matter.authorityStates?.some((each) => each.at === at && each.state === asked.state);
  if (known) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (matter.state === 'entrusted') return refused('7.2.3.2', 'not-submitted-now');
  if (Date.parse(at) > Date.parse(context.now) + clocksDiffer) return refused('7.2.3.3', 'authority-state-ahead');
  const { number, note } = asked;
  return decided({
    type: 'AuthorityStateMirrored',
    matter: matterId,
    state: asked.state,
    at,
    source,
    ...(number ? { number } : {}),
    ...(note ? { note } : {}),
  });
}
