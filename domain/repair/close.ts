import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { plainText } from '../values.ts';
import { repairIn } from './in-stage.ts';
import { raterCalls } from './repair.ts';

/** 回访. */
export const CallRaterBack = z.strictObject({ result: z.enum(raterCalls), note: z.optional(plainText(500)) });
export type CallRaterBack = z.infer<typeof CallRaterBack>;

/** §8.3 as we read it (实名差评回访率 100%): every rater under a name is called back; not reached, so many times more. */
export function callRaterBack(now: Case, { result, note }: CallRaterBack, context: Context): Decision {
  const forbidden = forbids('call-rater-back', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('repair' in now && now.stage === 'mend-check') {
    const before = now.repair.calls.at(-1);
    if (before?.result === result && before.note === note) return nothing;
  }
  const found = repairIn(now, 'mend-call');
  if ('outcome' in found) return found;
  const { calls } = context.ratingChecks;
  const last = result !== 'unreached' || found.repair.calls.length + 1 >= calls.attempts;
  return decided({ type: 'RaterCalledBack', result, ...(note && { note }), last });
}

/** 复核: whether it was mended. */
export const CheckRepair = z.strictObject({ passed: z.boolean(), note: plainText(500) });
export type CheckRepair = z.infer<typeof CheckRepair>;

/** §8.3 as we read it: somebody who did not mend it looks whether it is mended, and ends it or sends it back. */
export function checkRepair(now: Case, { passed, note }: CheckRepair, context: Context): Decision {
  const { actor } = context;
  const forbidden = forbids('check-repair', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('repair' in now && (now.stage === 'mended' || now.stage === 'mending')) {
    const { check } = now.repair;
    if (check?.passed === passed && check.note === note) return nothing;
  }
  const found = repairIn(now, 'mend-check');
  if ('outcome' in found) return found;
  if (actor.kind !== 'staff') return refused('5.3.2', 'not-permitted');
  if (found.repair.mending?.by === actor.id) return refused('8.3', 'checked-by-same');
  return decided({ type: 'RepairChecked', passed, note, by: actor.id });
}
