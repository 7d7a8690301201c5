import type { Case } from './case.ts';
import type { Context } from './context.ts';
import type { CaseEvent } from './events.ts';
import { isBelow } from './offices.ts';

/** The agent of the case, or whoever was when something was reported. */
export const isConcerned = (now: Case, { actor }: Pick<Context, 'actor'>): boolean =>
  actor.kind === 'staff' &&
  'agent' in now &&
  (now.agent === actor.id || (now.conductReports ?? []).some(({ about }) => about === actor.id));

/**
 * Whether this reader is shown what was reported on the agent's conduct (A.3.5 as we read it: who reports must not fear
 * whom it is about): the principal, and managers of the office or one above it whom it does not concern. That a version of
 * the case was written can't be hidden, since edits name it; what it was, is. The sealed package holds the whole history.
 */
export function seesConduct(now: Case, { actor, offices }: Pick<Context, 'actor' | 'offices'>): boolean {
  if (actor.kind !== 'staff') return true;
  const oversees = actor.roles.includes('manager') && isBelow(offices, now.office, actor.office);
  return oversees && !isConcerned(now, { actor });
}

/** A report, its answer, or a reminder that it waits for one. */
export const isOfConduct = (event: CaseEvent): boolean =>
  event.type === 'ConductReported' ||
  event.type === 'ConductAnswered' ||
  (event.type === 'DeadlineReminded' && event.due === 'conduct');

/** The case as everybody else sees it. */
export function withoutConduct(now: Case): Case {
  if (!('conductReports' in now)) return now;
  const { conductReports: _, ...rest } = now;
  return rest;
}
