import { dayOf } from '../../../domain/calendar.ts';
import type { Case } from '../../../domain/case.ts';
import { colourOf, colours } from '../../../domain/colour.ts';
import type { Context } from '../../../domain/context.ts';
import { type Due, dues } from '../../../domain/due.ts';
import { inForce } from '../../../domain/in-force.ts';
import * as names from '../names.ts';
import type { CaseView } from '../shapes.ts';
import { named } from './beside.ts';

export const duesOf = (now: Case, context: Context): CaseView['dues'] =>
  dues(now, context.calendar, context.deadlines).map((due) => ({
    due: named(due.name, names.dueNames),
    subject: due.subject,
    at: due.at,
    provisional: due.provisional,
    overdue: context.now > due.at,
    colour: named(colourOf(now, due, context), colours),
    ...basisOf(due, context),
  }));

/** The basis of a deadline, in the version that was in force when its span began. */
function basisOf({ span }: Due, { deadlines }: Context) {
  if (!span?.deadline) return {};
  const { basis, version } = inForce(deadlines[span.deadline], dayOf(span.from));
  return { basis, basisVersion: version };
}
