import type { Told } from '../../store/chronicles.ts';
import type { ChronicleOutcome } from '../change-chronicle.ts';
import type { Reply } from './call.ts';
import { type Problem, type ProblemCode, problem, refusalProblem } from './problem.ts';

interface How<State, Event> {
  readonly unknown: ProblemCode;
  readonly show: (told: Told<State, Event>) => unknown;
  /** Its address. */
  readonly place: (id: string) => string;
}

/** What became of a command on something that is no case, as an answer. */
export function answerChronicle<State, Event>(
  outcome: ChronicleOutcome<State, Event>,
  { unknown, show, place }: How<State, Event>,
): Reply | Problem {
  switch (outcome.kind) {
    case 'done': {
      const { told, replayed, isNew } = outcome;
      return {
        status: isNew ? 201 : 200,
        headers: {
          etag: `"${told.version}"`,
          ...(replayed && { 'idempotency-replayed': 'true' }),
          ...(isNew && { location: place(told.id) }),
        },
        body: show(told),
      };
    }
    case 'refused':
      return refusalProblem(outcome.refusal);
    case 'not-found':
      return problem(unknown);
    case 'stale':
      return problem('stale', { headers: { etag: `"${outcome.version}"` } });
    case 'busy':
      return problem('busy', { headers: { 'retry-after': '1' } });
    case 'other-body':
      return problem('key-reused');
  }
}
