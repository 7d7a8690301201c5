import * as z from 'zod/mini';
import { entrustedMatter, inHandling } from './authority.ts';
import type { Case, HandlingCase } from './case.ts';
import type { RequiredMaterial } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Decision, decided, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven, Receipt } from './receipt.ts';
import { Id, plainText } from './values.ts';

/** 材料接收: papers handed over by the principal, each one of the notice's list. */
export const TakeIntoCustody = z.strictObject({
  materials: z
    .array(
      z
        .strictObject({
          matter: Id,
          material: Id,
          originals: z.int().check(z.minimum(0), z.maximum(99)),
          copies: z.int().check(z.minimum(0), z.maximum(99)),
          /** Where the paper lies: cabinet, drawer. */
          place: plainText(60),
          documentId: z.optional(Id),
        })
        .check(
          z.refine(({ originals, copies, documentId }) => originals + copies > 0 || documentId !== undefined, {
            error: 'nothing-handed-over',
          }),
        ),
    )
    .check(z.minLength(1), z.maxLength(50)),
  receipt: Receipt,
});
export type TakeIntoCustody = z.infer<typeof TakeIntoCustody>;

/**
 * A.4.5: what the mandatary keeps, it answers for. Nothing outside the one-time notice may be demanded (§7.2.3.1), so
 * nothing outside it is taken.
 */
export function takeIntoCustody(now: Case, { materials, receipt }: TakeIntoCustody, context: Context): Decision {
  const forbidden = forbids('take-into-custody', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  if (!handling.notice) return refused('7.2.3.1', 'notice-first');
  if (!isProven(now, receipt)) return refused('A.4.5', 'receipt-missing');
  const withdrawn = materials.map(({ matter }) => entrustedMatter(handling, matter)).find(isTakenBack);
  if (withdrawn) return withdrawn;
  const known = new Set(now.documents.map(({ id }) => id));
  if (materials.some(({ documentId }) => documentId && !known.has(documentId)))
    return refused('A.4.5', 'document-unknown');
  const taken = materials.map(({ documentId, ...paper }) => {
    const told = requiredIn(handling, paper.matter, paper.material);
    return told && { id: context.newId(), name: told.name, ...paper, ...(documentId ? { documentId } : {}) };
  });
  if (!taken.every((paper) => paper !== undefined)) return refused('7.2.3.1', 'material-not-in-notice');
  return decided({ type: 'MaterialsTaken', materials: taken, receipt });
}

const isTakenBack = (matter: object): matter is Refusal => 'because' in matter && matter.because === 'matter-withdrawn';

const requiredIn = ({ notice }: HandlingCase, matter: string, material: string): RequiredMaterial | undefined =>
  notice?.matters.find((each) => each.matter === matter)?.materials.find(({ id }) => id === material);
