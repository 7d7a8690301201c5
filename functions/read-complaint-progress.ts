import * as z from 'zod/mini';
import { answerProgress } from './http/answer-progress.ts';
import { ByCode, findByCode, knowsCode } from './http/by-code.ts';
import { type Asked, operation } from './http/call.ts';
import { isProblem } from './http/problem.ts';

/** The number of a complaint and its code. */
export const ReadComplaintProgress = z.strictObject(ByCode);
type ReadComplaintProgress = z.infer<typeof ReadComplaintProgress>;

/** 8.2: how a complaint stands, for whoever knows its number and its code. */
export const readComplaintProgress = operation({
  body: ReadComplaintProgress,
  answer: async (asked: Asked<ReadComplaintProgress>) => {
    const found = await findByCode(asked.body);
    return isProblem(found) ? found : answerProgress({ actor: knowsCode(asked.body.id), now: asked.now }, found);
  },
});
