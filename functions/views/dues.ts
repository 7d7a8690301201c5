import { dayOf } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import { colourOf, colours } from '../../domain/colour.ts';
import type { Context } from '../../domain/context.ts';
import { type Due, dues } from '../../domain/due.ts';
import { inForce } from '../../domain/in-force.ts';
import { dueNames } from './names.ts';
import type { CaseView } from './shapes.ts';

/** What a case waits for, by when, and how that stands. */
export const duesOf = (now: Case, context: Context): CaseView['dues'] =>
  dues(now, context.calendar, context.deadlines).map((due) => {
    const colour = colourOf(now, due, context);
    return {
      due: { code: due.name, name: dueNames[due.name] },
      subject: due.subject,
      at: due.at,
      provisional: due.provisional,
      overdue: context.now > due.at,
      colour: { code: colour, name: colours[colour] },
      ...basisOf(due, context),
    };
  });

/** The basis of a deadline, in the version that was in force when its span began. */
function basisOf({ span }: Due, { deadlines }: Context) {
  if (!span?.deadline) return {};
  const { basis, version } = inForce(deadlines[span.deadline], dayOf(span.from));
  return { basis, basisVersion: version };
}
