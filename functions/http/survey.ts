import type { Refusal } from '../../domain/decision.ts';
import { type Command, forbids } from '../../domain/permissions.ts';
import type { FoundSurvey } from '../../store/surveys.ts';
import { ConditionFailed } from '../../store/table.ts';
import { contextFor } from '../district.ts';
import { surveys } from '../store.ts';
import type { Asked } from './call.ts';
import { type Problem, problem, refusalProblem } from './problem.ts';

/** The survey of the path, if whoever asks may do this with it. */
export async function findSurvey({ path, actor, now }: Asked, permission: Command): Promise<FoundSurvey | Problem> {
  const found = await surveys().find(path['surveyId'] ?? '');
  if (!found) return problem('survey-unknown');
  const forbidden = forbids(permission, found.survey.plan, contextFor(actor, now));
  return forbidden ? refusalProblem(forbidden) : found;
}

export const isRefusal = (decided: object): decided is Refusal => 'because' in decided;

/** Somebody else was first: whoever asks again with the same key is answered by what there is then. */
export async function unlessBusy<Done>(work: () => Promise<Done>): Promise<Done | Problem> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConditionFailed) return problem('busy', { headers: { 'retry-after': '1' } });
    throw error;
  }
}

/** An id that the same request always gets. */
export const idOf = ({ account, operation, key = '' }: Asked, digest: (text: string) => string): string =>
  digest(JSON.stringify([account, operation, key])).slice(0, 32);
