import type { CaseDocument } from './case/record.ts';
import type { Case } from './case.ts';
import { coversSensitive } from './consent.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';

/**
 * A verified upload, or a document printed here, becomes part of the case (§7.2.7). A sealed case takes no more. A recording
 * holds somebody's voice: as we read it, biometric data, which are taken with a consent of their own (个人信息保护法 §28,
 * 个人信息保护法 §29). What other papers hold, nobody can tell from their purpose.
 */
export function addDocument(now: Case, document: CaseDocument, context: Context): Decision {
  const forbidden = forbids('add-document', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.documents.some(({ id }) => id === document.id)) return nothing;
  if (now.stage === 'complaint-refused' || now.stage === 'complaint-withdrawn' || now.stage === 'filed')
    return refused('8.2', 'complaint-over');
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (now.stage === 'redirected') return refused('7.1.1.2', 'case-redirected');
  if (now.stage === 'collected') return refused('7.1.3', 'assistance-concluded');
  if (now.stage === 'declined') return refused('7.2.1.2', 'case-declined');
  if (now.stage === 'withdrawn') return refused('4.1', 'case-withdrawn');
  if (now.stage === 'merged') return refused('7.2.1.1', 'case-merged');
  if (document.purpose === 'recording' && !coversSensitive(now, 'biometric'))
    return refused('A.4.3', 'sensitive-consent-missing', '个人信息保护法第29条');
  return decided({ type: 'DocumentAdded', document });
}
