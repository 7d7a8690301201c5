import * as z from 'zod/mini';
import { onlyAssisted, serviceOver } from './authority.ts';
import type { OtherGround } from './case/endings.ts';
import { type Capacity, capacities } from './case/papers.ts';
import { type Case, type EntrustedCase, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven, Receipt } from './receipt.ts';
import { Id } from './values.ts';

/** 材料移交: papers go back against a receipt: to the principal, or to whoever stands in the principal's place. */
export const HandBack = z.strictObject({
  materials: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  receipt: Receipt,
  /** In which capacity somebody else takes them, and the document of the case that shows it. */
  recipient: z.optional(z.strictObject({ capacity: z.enum(capacities), documentId: Id })),
});
export type HandBack = z.infer<typeof HandBack>;

/** A.4.5, B.1 and 民法典 §927: papers are handed back; possible after the service has ended, until the case is sealed. */
export function handBack(now: Case, { materials, receipt, recipient }: HandBack, context: Context): Decision {
  const forbidden = forbids('hand-back', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return serviceOver(now) ?? onlyAssisted(now) ?? refused('A.7.4', 'authority-off');
  const papers = materials.map((id) => now.materials.find((paper) => paper.id === id));
  if (papers.some((paper) => !paper)) return refused('A.4.5', 'material-unknown');
  if (papers.every((paper) => paper?.state === 'returned')) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (papers.some((paper) => paper?.state !== 'held')) return refused('A.4.5', 'material-not-held');
  if (!isProven(now, receipt)) return refused('B.1', 'receipt-missing');
  const fault = recipientFault(now, recipient);
  return fault ?? decided({ type: 'MaterialsHandedBack', materials, receipt, ...(recipient ? { recipient } : {}) });
}

/** Who takes papers when the principal can't: by what became of the principal (民法典 §173, 民法典 §934). */
const takers: Partial<Record<OtherGround, readonly Capacity[]>> = {
  death: ['heir', 'estate-administrator'],
  incapacity: ['guardian'],
  dissolution: ['successor', 'liquidator'],
};

/** B.1 as we read it: a principal who died, lost capacity or was dissolved signs for nothing; whoever does shows by what right. */
function recipientFault(now: EntrustedCase, recipient: HandBack['recipient']): Refusal | undefined {
  const kind = 'termination' in now ? now.termination?.kind : undefined;
  const able = kind && takers[kind];
  if (!recipient) return able ? refused('B.1', 'recipient-missing', '民法典第934条') : undefined;
  if (able && !able.includes(recipient.capacity)) return refused('B.1', 'recipient-mismatch', '民法典第934条');
  const shown = now.documents.some(({ id }) => id === recipient.documentId);
  return shown ? undefined : refused('B.1', 'document-unknown');
}
