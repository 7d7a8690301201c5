import type { Case } from '../../domain/case.ts';
import type { Found } from '../../store/cases.ts';
import type { Write } from '../../store/table.ts';
import { type Asked as Ask, type Beside, carryOut, type Outcome } from '../carry-out.ts';
import { type Asked, change, type Operation, type Reply, type Schema } from './call.ts';
import { type First, firstToDo } from './first.ts';
import { onceOf } from './once.ts';
import { type Problem, problem } from './problem.ts';
import { refuse } from './refuse.ts';

/** How an answer comes about. */
export interface How {
  readonly status?: number;
  readonly replayed?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who did before what was asked, so that nothing was left to do. */
  readonly already?: First | undefined;
}

/** What became of a command, as an answer. @param show how a case stands, for whoever asks */
export const outcomeAnswer =
  (show: (asked: Asked, found: Found, how: How) => Promise<Reply>) =>
  async (asked: Asked, outcome: Outcome, status = 200): Promise<Reply | Problem> => {
    switch (outcome.kind) {
      case 'done':
        return show(asked, outcome.found, {
          status,
          replayed: outcome.replayed,
          already: outcome.quiet ? await firstToDo(asked, outcome.found) : undefined,
        });
      case 'refused':
        return refuse(asked, outcome.found, outcome.refusal);
      case 'not-found':
        return problem('case-unknown');
      case 'stale':
        return problem('stale', { headers: { etag: `"${outcome.version}"` } });
      case 'busy':
        return problem('busy', { headers: { 'retry-after': '1' } });
      case 'other-body':
        return problem('key-reused');
    }
  };

/** A command on a case: what it is told, and what decides it. */
export interface Command<Body> {
  readonly body: Schema<Body>;
  readonly decide: (asked: Asked<Body>) => Ask['decide'];
  /** Writes of the same transaction, such as sealed personal data. */
  readonly further?: (asked: Asked<Body>) => (next: Case) => Promise<readonly Write[]>;
  /** What happens to another case in the same transaction. */
  readonly beside?: (next: Case) => Beside | undefined;
}

/** Commands whose outcomes are answered in this way. */
export const commandWith =
  (answer: (asked: Asked, outcome: Outcome) => Promise<Reply | Problem>) =>
  <Body>(told: Command<Body>): Operation =>
    change({ body: told.body, answer: async (asked) => answer(asked, await ask(told, asked)) });

const ask = <Body>({ decide, further, beside }: Command<Body>, asked: Asked<Body>): Promise<Outcome> =>
  carryOut({
    caseId: asked.path['caseId'] ?? '',
    command: asked.operation,
    actor: asked.actor,
    now: asked.now,
    decide: decide(asked),
    version: asked.version,
    once: onceOf(asked),
    ...(further && { further: further(asked) }),
    ...(beside && { beside }),
  });
