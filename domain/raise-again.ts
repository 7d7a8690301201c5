import * as z from 'zod/mini';
import { dayOf } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { statistics } from './measure/settings.ts';
import { forbids, subjectOf } from './permissions.ts';
import { type RateableCase, rateable } from './rateable.ts';
import { plainText } from './values.ts';

/** 再次提出: by which later case, and why both are about the same. */
export const RaiseAgain = z.strictObject({ by: z.string().check(z.regex(/^(BB|DB)\d{22}$/)), reason: plainText(500) });
export type RaiseAgain = z.infer<typeof RaiseAgain>;

/** The later case as it stands, and whether its principal has the same number, which the domain never sees. */
export interface Later {
  readonly now: Case;
  readonly samePrincipal: boolean;
}

/**
 * §8.3, 口径v1 9.3: the same need that is raised again within fifteen days of the end of its service was not met, whatever
 * was counted then. A manager finds that; whoever served the case does not judge it.
 * @param later the case named, undefined when there is none
 */
export function raiseAgain(now: Case, asked: RaiseAgain, later: Later | undefined, context: Context): Decision {
  const forbidden = forbids('raise-again', subjectOf(now), context);
  if (forbidden) return forbidden;
  const ended = rateable(now);
  if ('outcome' in ended) return refused('8.3', 'service-not-ended');
  if (ended.raisedAgain) return ended.raisedAgain.by === asked.by ? nothing : refused('8.3', 'already-raised-again');
  return laterFault(ended, later, context) ?? decided({ type: 'NeedRaisedAgain', ...asked });
}

/** Why the later case does not show it; one that this manager may not see is not even known to be there. */
function laterFault(ended: RateableCase, later: Later | undefined, context: Context): Refusal | undefined {
  if (!later || forbids('raise-again', subjectOf(later.now), context)) return refused('8.3', 'raised-unknown');
  if (!later.samePrincipal) return refused('8.3', 'raised-by-other');
  const end = 'endedAt' in ended ? ended.endedAt : ended.concludedAt;
  const { openedAt } = later.now;
  const inTime = openedAt > end && daysBetween(end, openedAt) <= statistics.reEntryDays.value;
  return inTime ? undefined : refused('8.3', 'raised-too-late');
}

const daysBetween = (from: string, until: string): number =>
  (Date.parse(dayOf(until)) - Date.parse(dayOf(from))) / 86_400_000;

/** The service has ended, and nobody has found yet that its need was raised again. */
export const mayBeRaisedAgain = (now: Case): boolean => {
  const ended = rateable(now);
  return !('outcome' in ended) && !ended.raisedAgain;
};
