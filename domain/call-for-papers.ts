import * as z from 'zod/mini';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, refused } from './decision.ts';
import { papersToReturn } from './due.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven, Receipt } from './receipt.ts';

/** 催领: with the proof that the principal, or whoever stands in the principal's place, was asked to collect the papers. */
export const CallForPapers = z.strictObject({ receipt: Receipt });
export type CallForPapers = z.infer<typeof CallForPapers>;

/**
 * B.1 as we read it: after the service has ended, whoever may collect the papers is asked to; each call is kept. From the
 * first one on there is time to wait, and then to deposit them (民法典 §570).
 */
export function callForPapers(now: Case, { receipt }: CallForPapers, context: Context): Decision {
  const forbidden = forbids('call-for-papers', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (!isEntrusted(now) || !('endedAt' in now) || papersToReturn(now).length === 0)
    return refused('B.1', 'nothing-to-collect');
  if (!isProven(now, receipt)) return refused('B.1', 'receipt-missing');
  return decided({ type: 'CollectionAsked', receipt });
}
