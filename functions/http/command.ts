import type { Case } from '../../domain/case.ts';
import type { Write } from '../../store/table.ts';
import { type Asked as Ask, carryOut, type Outcome } from '../carry-out.ts';
import { answerCase } from './answer-case.ts';
import { type Asked, change, type Operation, type Reply, type Schema } from './call.ts';
import { firstToDo } from './first.ts';
import { onceOf } from './once.ts';
import { type Problem, problem } from './problem.ts';
import { refuse } from './refuse.ts';

/** A command on a case: what it is told, and what decides it. */
interface Command<Body> {
  readonly body: Schema<Body>;
  readonly decide: (asked: Asked<Body>) => Ask['decide'];
  /** Writes of the same transaction, such as sealed personal data. */
  readonly further?: (asked: Asked<Body>) => (next: Case) => Promise<readonly Write[]>;
}

/** POST: load the case, decide, save, and answer how it stands now. */
export const command = <Body>(told: Command<Body>): Operation =>
  change({ body: told.body, answer: async (asked) => answerOutcome(asked, await ask(told, asked)) });

/** PUT: the same, made from a version that must still be the present one. */
export const edit = <Body>(told: Command<Body>): Operation => ({
  ...command(told),
  changes: false,
  ifMatch: 'required',
});

const ask = <Body>({ decide, further }: Command<Body>, asked: Asked<Body>): Promise<Outcome> =>
  carryOut({
    caseId: asked.path['caseId'] ?? '',
    command: asked.operation,
    actor: asked.actor,
    now: asked.now,
    decide: decide(asked),
    version: asked.version,
    once: onceOf(asked),
    ...(further && { further: further(asked) }),
  });

/** What became of a command, as an answer. */
export async function answerOutcome(asked: Asked, outcome: Outcome, status = 200): Promise<Reply | Problem> {
  switch (outcome.kind) {
    case 'done':
      return answerCase(asked, outcome.found, {
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
}
