import * as z from 'zod/mini';
import { onlyAssisted, serviceOver } from './authority.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven, Receipt } from './receipt.ts';
import { Id } from './values.ts';

/** 材料移交: papers go back to the principal, against a receipt. */
export const HandBack = z.strictObject({
  materials: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  receipt: Receipt,
});
export type HandBack = z.infer<typeof HandBack>;

/** A.4.5, B.1 and 民法典 §927: papers are handed back; possible after the service has ended, until the case is sealed. */
export function handBack(now: Case, { materials, receipt }: HandBack, context: Context): Decision {
  const forbidden = forbids('hand-back', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return serviceOver(now) ?? onlyAssisted(now) ?? refused('A.7.4', 'authority-off');
  const papers = materials.map((id) => now.materials.find((paper) => paper.id === id));
  if (papers.some((paper) => !paper)) return refused('A.4.5', 'material-unknown');
  if (papers.every((paper) => paper?.state === 'returned')) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (papers.some((paper) => paper?.state !== 'held')) return refused('A.4.5', 'material-not-held');
  if (!isProven(now, receipt)) return refused('B.1', 'receipt-missing');
  return decided({ type: 'MaterialsHandedBack', materials, receipt });
}
