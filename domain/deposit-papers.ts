import * as z from 'zod/mini';
import { dayOf, dueDate } from './calendar.ts';
import { type DepositCause, depositaries, depositCauses } from './case/papers.ts';
import { type Case, type EndedCase, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { heldPapers } from './due.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven } from './receipt.ts';
import { isNoMore } from './terminate.ts';
import { Day, Id, plainText } from './values.ts';

/** 提存: which papers, why, with whom, and the certificate that shows it. */
export const DepositPapers = z.strictObject({
  materials: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  cause: z.enum(depositCauses),
  depositary: z.strictObject({ kind: z.enum(depositaries), name: plainText(100) }),
  certificate: plainText(60),
  on: Day,
  documentId: Id,
});
export type DepositPapers = z.infer<typeof DepositPapers>;

/**
 * 民法典 §570, 民法典 §571, B.1 as we read it: when nobody collects the papers of a service that has ended, they are deposited, and
 * the custody of them ends. So neither death nor silence keeps a case open for ever.
 */
export function depositPapers(now: Case, asked: DepositPapers, context: Context): Decision {
  const forbidden = forbids('deposit-papers', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now) || !('endedAt' in now)) return refused('B.1', 'deposit-too-early', '民法典第570条');
  const papers = asked.materials.map((id) => now.materials.find((paper) => paper.id === id));
  if (papers.some((paper) => !paper)) return refused('A.4.5', 'material-unknown');
  if (papers.every((paper) => paper?.state === 'deposited')) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (papers.some((paper) => paper?.state !== 'held')) return refused('A.4.5', 'material-not-held');
  const fault = causeFault(now, asked, context) ?? evidenceFault(now, asked, context);
  return fault ?? decided({ type: 'PapersDeposited', ...asked });
}

/** Without an heir or a guardian nobody can be called; otherwise calls were fruitless for long enough. */
function causeFault(now: EndedCase, { cause }: DepositPapers, context: Context): Refusal | undefined {
  if (cause !== 'no-heir' && cause !== 'no-guardian') return callFault(now, context);
  return standIn(now) === cause ? undefined : refused('B.1', 'cause-mismatch', '民法典第570条');
}

/** Who is missing where the principal is no more, or can't act. */
function standIn({ termination }: EndedCase): DepositCause | undefined {
  if (termination?.kind === 'incapacity') return 'no-guardian';
  return termination && isNoMore(termination) ? 'no-heir' : undefined;
}

/** Whether papers may be deposited now, for one cause or another. */
export const mayDeposit = (now: EndedCase, context: Context): boolean =>
  heldPapers(now).length > 0 && (standIn(now) !== undefined || !callFault(now, context));

function callFault(now: EndedCase, { calendar, deadlines, now: at }: Context): Refusal | undefined {
  const { collectionAskedAt: asked, recoveredAt = '' } = now;
  if (!asked || asked <= recoveredAt) return refused('B.1', 'collection-not-asked', '民法典第570条');
  const over = at > dueDate(calendar, asked, deadlines.collection).at;
  return over ? undefined : refused('B.1', 'collection-not-over', '民法典第570条');
}

function evidenceFault(now: EndedCase, { on, documentId }: DepositPapers, context: Context): Refusal | undefined {
  if (on < dayOf(now.endedAt) || on > dayOf(context.now)) return refused('B.1', 'deposit-date', '民法典第571条');
  const proven = isProven(now, { kind: 'signed', documentId });
  return proven ? undefined : refused('B.1', 'deposit-certificate-missing', '民法典第571条');
}
