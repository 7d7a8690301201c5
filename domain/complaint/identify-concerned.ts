import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context, Staff } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import type { CaseEvent } from '../events.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { StaffId } from '../values.ts';
import { concernedOf, officeFor } from './fitness.ts';
import { complaintIn } from './in-stage.ts';

/** 被投诉人: who of the staff it is about, by id. */
export const IdentifyConcerned = z.strictObject({ about: z.array(StaffId).check(z.minLength(1), z.maxLength(10)) });
export type IdentifyConcerned = z.infer<typeof IdentifyConcerned>;

/**
 * §8.2: whom it is about comes to light. From then on they see nothing of it and have no part in it; where they lead the office, it
 * goes to the one above.
 * @param known those of the ids whom the staff directory knows, in service or not
 */
export function identifyConcerned(
  now: Case,
  { about }: IdentifyConcerned,
  known: readonly Staff[],
  context: Context,
): Decision {
  const forbidden = forbids('identify-concerned', subjectOf(now), context);
  if (forbidden) return forbidden;
  const complaint = complaintIn(now, 'complaint', 'investigation');
  if ('outcome' in complaint) return complaint;
  if (about.some((id) => !known.some((each) => each.id === id))) return refused('8.2', 'staff-unknown');
  const before = complaint.complaint.concerned;
  const fresh = known.filter(({ id }) => !before.some(({ staff }) => staff === id)).map(concernedOf);
  if (fresh.length === 0) return nothing;
  const concerned = [...before, ...fresh];
  const to = officeFor(complaint.office, concerned, context.offices);
  const except = concerned.map(({ staff }) => staff);
  const up: CaseEvent[] =
    to === complaint.office
      ? []
      : [
          {
            type: 'ComplaintPassedOn',
            from: complaint.office,
            to,
            why: 'concerned',
            reason: '被投诉人为本部门负责人或投诉处理人员',
            except,
          },
        ];
  return decided({ type: 'ConcernedIdentified', concerned: fresh }, ...up);
}
