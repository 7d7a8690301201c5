import * as z from 'zod/mini';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven, Receipt } from './receipt.ts';
import { Id, plainText } from './values.ts';

/** 遗失处理: found again, replaced (补办) and handed to the principal, or the mandatary's liability recorded. */
export const SettleLoss = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), place: plainText(60) }),
  z.strictObject({ outcome: z.literal('replaced'), explanation: plainText(1000), receipt: Receipt }),
  z.strictObject({ outcome: z.literal('liability'), explanation: plainText(1000), documentId: Id }),
]);
export type SettleLoss = z.infer<typeof SettleLoss>;

/** A.4.5: the manager, never the agent who lost the papers, settles what becomes of the loss. */
export function settleLoss(now: Case, lossId: string, settlement: SettleLoss, context: Context): Decision {
  const forbidden = forbids('settle-loss', subjectOf(now), context);
  if (forbidden) return forbidden;
  const loss = isEntrusted(now) && now.losses?.find(({ id }) => id === lossId);
  if (!loss) return refused('A.4.5', 'loss-unknown');
  if (loss.settlement)
    return loss.settlement.outcome === settlement.outcome ? nothing : refused('A.4.5', 'loss-settled');
  return proofFault(now, settlement) ?? decided({ type: 'LossSettled', loss: lossId, settlement });
}

function proofFault(now: Case, settlement: SettleLoss): Refusal | undefined {
  switch (settlement.outcome) {
    case 'found':
      return undefined;
    case 'replaced':
      return isProven(now, settlement.receipt) ? undefined : refused('A.4.5', 'receipt-missing');
    case 'liability': {
      const shown = now.documents.some(({ id }) => id === settlement.documentId);
      return shown ? undefined : refused('A.4.5', 'document-unknown');
    }
  }
}
