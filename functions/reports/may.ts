import { forbids } from '../../domain/permissions.ts';
import { centre, contextFor } from '../district.ts';
import type { Asked } from '../http/call.ts';
import { type Problem, refusalProblem } from '../http/problem.ts';

/** The refusal, if this person may not see reports before they are published. */
export function mayReadDrafts({ actor, now }: Pick<Asked, 'actor' | 'now'>): Problem | undefined {
  const forbidden = forbids('read-drafts', { office: centre }, contextFor(actor, now));
  return forbidden && refusalProblem(forbidden);
}
