import { type Command, forbids, subjectOf } from '../../domain/permissions.ts';
import type { Access } from '../../store/access-log.ts';
import type { Found } from '../../store/cases.ts';
import { contextFor } from '../district.ts';
import { cases } from '../store.ts';
import { type Asked, type Operation, operation, type Reply, type Schema } from './call.ts';
import { isProblem, type Problem, problem } from './problem.ts';
import { record, refuse } from './refuse.ts';

interface CaseReading<Body, Query> {
  /** The permission it needs; reading the case unless another is named. */
  readonly permission?: Command;
  readonly body?: Schema<Body>;
  readonly query?: Schema<Query>;
  /** What the access log keeps besides who, when and what. */
  readonly recorded?: (asked: Asked<Body, Query>) => Omit<Access, 'at' | 'actor' | 'act'>;
  readonly show: (asked: Asked<Body, Query>, found: Found) => Promise<Reply | Problem>;
}

/** An operation that shows something of a case: permitted, then written to the access log when staff ask, then shown. */
export const readCase = <Body = unknown, Query = unknown>(told: CaseReading<Body, Query>): Operation =>
  operation<Body, Query>({
    ...(told.body && { body: told.body }),
    ...(told.query && { query: told.query }),
    answer: async (asked) => {
      const found = await permitted(asked, told.permission ?? 'read-case');
      if (isProblem(found)) return found;
      if (asked.actor.kind === 'staff') await record(asked, found.now.id, told.recorded?.(asked));
      return told.show(asked, found);
    },
  });

/** The case, if whoever asks may do this with it. */
async function permitted(asked: Asked, permission: Command): Promise<Found | Problem> {
  const found = await cases().find(asked.path['caseId'] ?? '');
  if (!found) return problem('case-unknown');
  const forbidden = forbids(permission, subjectOf(found.now), contextFor(asked.actor, asked.now));
  return forbidden ? refuse(asked, found, forbidden) : found;
}
