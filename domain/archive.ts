import type { SealedArchive } from './case/record.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { awaitsForm, heldOriginals, openConduct, openLosses } from './due.ts';
import { forbids, subjectOf } from './permissions.ts';
import type { Reason } from './reasons.ts';

/** §7.2.7: the sealed package is recorded. */
export function archive(now: Case, sealed: SealedArchive, context: Context): Decision {
  const forbidden = forbids('archive', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'archived') return nothing;
  return archivable(now) ?? decided({ type: 'CaseArchived', archive: sealed });
}

/** What people do first: papers go back, the form that says so is signed, a loss is settled. */
const forPeople: readonly Reason[] = [
  'papers-held',
  'form-not-signed',
  'loss-not-settled',
  'dispute-open',
  'conduct-not-answered',
];

/** Whether a case that is to be sealed waits for people. */
export function waitsForPeople(now: Case): boolean {
  const refusal = archivable(now);
  return refusal !== undefined && forPeople.includes(refusal.because);
}

/**
 * Why a case can't be sealed yet; undefined when it can. The service must have ended and its window closed, every
 * original must have left custody and every loss be settled (A.4.5, B.1 as we read it), every
 * report on conduct be answered (A.3.5 as we read it), the form of a termination must be
 * signed (§7.2.5.2), and the printed agreement, if there is one, must be in the file.
 */
export function archivable(now: Case): Refusal | undefined {
  if (now.stage !== 'archiving') return refused('7.2.7', 'wrong-stage');
  if (awaitsForm(now)) return refused('7.2.5.2', 'form-not-signed');
  if (now.dispute) return refused('A.6', 'dispute-open');
  if (heldOriginals(now).length > 0) return refused('B.1', 'papers-held');
  if (openLosses(now).length > 0) return refused('A.4.5', 'loss-not-settled');
  if (openConduct(now).length > 0) return refused('A.3.5', 'conduct-not-answered');
  if (now.agreement && !now.documents.some(({ purpose }) => purpose === 'agreement'))
    return refused('7.2.7', 'agreement-not-printed');
  return undefined;
}
