import * as z from 'zod/mini';
import type { Receipt as Proof } from './case/telling.ts';
import type { Case } from './case.ts';
import { Id, plainText } from './values.ts';

/** Proof that papers or a result changed hands (§7.2.4, A.4.5). */
export const Receipt = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed'), documentId: Id }),
  z.strictObject({
    kind: z.literal('mail'),
    carrier: plainText(40),
    tracking: z.string().check(z.regex(/^[A-Z0-9-]{6,40}$/i)),
  }),
  z.strictObject({ kind: z.literal('electronic'), channel: plainText(40) }),
]);

/** Whether the scan that a signed receipt names belongs to the case. */
export const isProven = (now: Case, receipt: Proof): boolean =>
  receipt.kind !== 'signed' ||
  now.documents.some(({ id, purpose }) => id === receipt.documentId && purpose === 'receipt');
