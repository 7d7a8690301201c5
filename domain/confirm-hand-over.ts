import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { pendingHandOver } from './due.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 材料交接: the list is complete but for these papers. */
export const ConfirmHandOver = z.strictObject({
  discrepancies: z._default(
    z.array(z.strictObject({ material: Id, explanation: plainText(200) })).check(z.maxLength(50)),
    [],
  ),
});
export type ConfirmHandOver = z.infer<typeof ConfirmHandOver>;

/**
 * A.2.3, A.4.5 as we read them: papers pass from agent to agent by a list, and whoever gets them says what is there and
 * what is not. What is not is recorded; the mandatary answers for it (A.4.5).
 */
export function confirmHandOver(now: Case, { discrepancies }: ConfirmHandOver, context: Context): Decision {
  const forbidden = forbids('confirm-hand-over', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return serviceOver(now) ?? refused('A.7.4', 'authority-off');
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  const list = pendingHandOver(now);
  if (!now.handOver || list.length === 0) return nothing;
  const missing = discrepancies.map(({ material }) => material);
  if (missing.some((id) => !list.includes(id))) return refused('A.4.5', 'material-unknown');
  const materials = list.filter((id) => !missing.includes(id));
  return decided({ type: 'PapersHandedOver', from: now.handOver.from, materials, discrepancies });
}
