import type { Clause } from '../../../domain/standard.ts';
import type { Schema } from '../../http/call.ts';
import type { ProblemCode } from '../../http/problem.ts';
import type { AnswerName } from '../schemas.ts';

/** What is told of an operation besides its route and name. */
export interface Described {
  /** What it is for, in Chinese. */
  readonly words: string;
  /** The clause it serves. */
  readonly clause?: Clause;
  readonly body?: Schema;
  readonly query?: Schema;
  /** It changes something: `Idempotency-Key` is required. */
  readonly changes?: true;
  /** It is an edit: `If-Match` is required (always, or for what is there already). */
  readonly edit?: 'always' | 'existing';
  /** Rules of the domain may refuse it with 409 or 403. */
  readonly ruled?: true;
  readonly answer: { readonly status?: 201; readonly name?: AnswerName; readonly words: string };
  /** Problems beyond those that follow from the above. */
  readonly problems?: readonly ProblemCode[];
}

/** The answer of whatever changes a case. */
export const caseAnswer = { name: 'Case', words: '案件现状。' } as const;

/** A command: it changes a case, and rules of the domain may refuse it. @param words what it is for, in Chinese */
export const command = (clause: Clause, body: Schema, words: string): Described => ({
  words,
  clause,
  body,
  changes: true,
  ruled: true,
  answer: caseAnswer,
});

/** A reading: the first sentence of its words tells the answer too. */
export const reading = (name: AnswerName, words: string, more: Partial<Described> = {}): Described => ({
  words,
  answer: { name, words: `${words.split('。')[0]}。` },
  ...more,
});
