import * as z from 'zod/mini';
import { dueDate } from '../calendar.ts';
import type { Case } from '../case.ts';
import type { Context, Staff } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { plainText, StaffId } from '../values.ts';
import { repairIn } from './in-stage.ts';

/** 指派: to whom, by staff id. */
export const AssignRepair = z.strictObject({ handler: StaffId });
export type AssignRepair = z.infer<typeof AssignRepair>;

/**
 * §8.3 as we read it: a manager gives a poor rating to somebody of its office to mend, never to the one it is about, nor to
 * whoever gave it.
 * @param assignee as the staff directory has them now; undefined when it knows no such member in service
 */
export function assignRepair(
  now: Case,
  { handler }: AssignRepair,
  assignee: Staff | undefined,
  context: Context,
): Decision {
  const forbidden = forbids('assign-repair', subjectOf(now), context);
  if (forbidden) return forbidden;
  const found = repairIn(now, 'poor-rating', 'mending');
  if ('outcome' in found) return found;
  const { repair, office, principal } = found;
  if (repair.handler === handler) return nothing;
  if (repair.about === handler) return refused('8.3', 'rated-person');
  if (principal.account === handler) return refused('4.2', 'own-case');
  if (assignee?.id !== handler || assignee.office !== office) return refused('8.3', 'repair-handler-unfit');
  return decided({ type: 'RepairAssigned', handler });
}

/** 延长: why five days are not enough. */
export const ExtendRepair = z.strictObject({ reason: plainText(500) });
export type ExtendRepair = z.infer<typeof ExtendRepair>;

/** §8.3 as we read it: a manager gives more time, once, with the reason, before the time is over. */
export function extendRepair(now: Case, { reason }: ExtendRepair, context: Context): Decision {
  const { calendar, deadlines } = context;
  const forbidden = forbids('extend-repair', subjectOf(now), context);
  if (forbidden) return forbidden;
  const found = repairIn(now, 'poor-rating', 'mending');
  if ('outcome' in found) return found;
  const { extension } = found.repair;
  if (extension) return extension.reason === reason ? nothing : refused('8.3', 'repair-extended');
  if (context.now > dueDate(calendar, found.repair.since, deadlines.repairMending).at)
    return refused('8.3', 'repair-extension-late');
  return decided({ type: 'RepairExtended', reason });
}
