import * as z from 'zod/mini';
import { noticeMeans } from './case/telling.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided } from './decision.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 咨询答复: what no item of the catalogue answers, with the laws and policies it rests on. */
export const Answer = z.strictObject({
  answer: plainText(1000),
  basis: z.array(plainText(200)).check(z.maxLength(10)),
  means: z.enum(noticeMeans),
});
export type Answer = z.infer<typeof Answer>;

/** §7.1.2.2, §6.3.1: a question is answered; each answer starts the longest silence anew. */
export function answer(now: Case, { answer: words, basis, means }: Answer, context: Context): Decision {
  const forbidden = forbids('answer', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  return decided({ type: 'QuestionAnswered', answer: words, basis, means });
}
