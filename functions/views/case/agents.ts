import type { Case, EntrustedCase } from '../../../domain/case.ts';
import { conductOutcomeNames } from '../../../domain/course.ts';
import { subDelegationOf } from '../../../domain/sub-agent.ts';
import { authorityName, officeName } from '../../tasks/words.ts';
import type { CaseView } from '../shapes.ts';
import { named } from './beside.ts';

/** What was reported on the agent's conduct, where the reader may know of it (A.3.5). */
export function conductOf(now: Case): Pick<CaseView, 'conductReports'> {
  if (!('conductReports' in now) || !now.conductReports) return {};
  const conductReports = now.conductReports.map(({ id, text, at, answer }) => ({
    id,
    text,
    at,
    ...(answer && { answer: { ...answer, outcome: named(answer.outcome, conductOutcomeNames) } }),
  }));
  return { conductReports };
}

export function coordinationOf(now: Case): Pick<CaseView, 'coordination'> {
  if (!('coordination' in now) || !now.coordination) return {};
  const coordination = now.coordination.map(({ authority, ...taken }) => ({
    ...taken,
    authority: { code: authority, name: authorityName(authority) },
  }));
  return { coordination };
}

/** A.4.4: which matters are given on, to which office; to whom there, for staff. */
export function subDelegationView(now: EntrustedCase, internal: boolean) {
  const given = subDelegationOf(now);
  return (
    given && {
      matters: [...given.matters],
      office: { code: given.office, name: officeName(given.office) },
      at: given.at,
      ...(internal && { to: given.to }),
    }
  );
}
