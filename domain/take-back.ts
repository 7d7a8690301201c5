import * as z from 'zod/mini';
import { onlyAssisted, serviceOver, suspended } from './authority.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 材料取回: papers that an authority gave back, and where they lie now. */
export const TakeBack = z.strictObject({
  materials: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  place: plainText(60),
});
export type TakeBack = z.infer<typeof TakeBack>;

/** A.4.5: papers that come back from an authority are in custody again, so that they can return to the principal. */
export function takeBack(now: Case, { materials, place }: TakeBack, context: Context): Decision {
  const forbidden = forbids('take-back', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return serviceOver(now) ?? onlyAssisted(now) ?? refused('A.7.4', 'authority-off');
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  const rests = suspended(now);
  if (rests) return rests;
  const papers = materials.map((id) => now.materials.find((paper) => paper.id === id));
  if (papers.some((paper) => !paper)) return refused('A.4.5', 'material-unknown');
  if (papers.every((paper) => paper?.state === 'held' && paper.place === place)) return nothing;
  if (papers.some((paper) => paper?.state !== 'submitted')) return refused('A.4.5', 'material-not-submitted');
  return decided({ type: 'MaterialsTakenBack', materials, place });
}
