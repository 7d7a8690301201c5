import * as z from 'zod/mini';
import { dueDate } from '../calendar.ts';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { Id, plainText } from '../values.ts';
import { complaintOutcomes } from './complaint.ts';
import { decisionDue } from './due.ts';
import { unfit } from './fitness.ts';
import { complaintIn } from './in-stage.ts';

/** 联系投诉人: what was asked or said; no names, no numbers. */
export const ContactComplainant = z.strictObject({ note: plainText(500) });
export type ContactComplainant = z.infer<typeof ContactComplainant>;

/** §8.2 as we read it: whoever complained under a name is spoken with before anything is found. */
export function contactComplainant(now: Case, { note }: ContactComplainant, context: Context): Decision {
  const forbidden = forbids('contact-complainant', subjectOf(now), context);
  if (forbidden) return forbidden;
  const complaint = complaintIn(now, 'investigation');
  if ('outcome' in complaint) return complaint;
  if (!complaint.complaint.named) return refused('8.2', 'complaint-anonymous');
  return decided({ type: 'ComplainantContacted', note });
}

/** 延期: why. */
export const ExtendComplaint = z.strictObject({ reason: plainText(500) });
export type ExtendComplaint = z.infer<typeof ExtendComplaint>;

/** §8.2 as we read it: a manager puts off the decision once, for a reason, in time; the complainant is told. */
export function extendComplaint(now: Case, { reason }: ExtendComplaint, context: Context): Decision {
  const { calendar, deadlines } = context;
  const forbidden = forbids('extend-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  const complaint = complaintIn(now, 'investigation');
  if ('outcome' in complaint) return complaint;
  const { extension } = complaint.complaint;
  if (extension) return extension.reason === reason ? nothing : refused('8.2', 'complaint-extended-before');
  const { at } = decisionDue(complaint.complaint, calendar, deadlines);
  if (context.now > at) return refused('8.2', 'complaint-extended-too-late');
  return decided({ type: 'ComplaintExtended', reason, until: dueDate(calendar, at, deadlines.complaintExtension).at });
}

/** 调查情况: what was found, and the documents that show it. */
export const RecordFindings = z.strictObject({
  findings: plainText(2000),
  documents: z.array(Id).check(z.minLength(1), z.maxLength(20)),
});
export type RecordFindings = z.infer<typeof RecordFindings>;

/** §8.2, GB/T 36113 7.2: what was found is recorded with its evidence, by somebody whom it does not concern. */
export function recordFindings(now: Case, { findings, documents }: RecordFindings, context: Context): Decision {
  const forbidden = forbids('record-findings', subjectOf(now), context);
  if (forbidden) return forbidden;
  const complaint = complaintIn(now, 'investigation');
  if ('outcome' in complaint) return complaint;
  if (documents.some((id) => !complaint.documents.some((document) => document.id === id)))
    return refused('8.2', 'document-unknown');
  const before = complaint.complaint.findings;
  if (before?.text === findings && before.documents.join() === documents.join()) return nothing;
  return decided({ type: 'FindingsRecorded', findings, documents });
}

/** 处置意见: what the complaint came to, and why. */
export const DecideComplaint = z.strictObject({ outcome: z.enum(complaintOutcomes), explanation: plainText(1000) });
export type DecideComplaint = z.infer<typeof DecideComplaint>;

/** §8.2, GB/T 36113 7.3: decided on what was found. */
export function decideComplaint(now: Case, { outcome, explanation }: DecideComplaint, context: Context): Decision {
  const { actor } = context;
  const forbidden = forbids('decide-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('complaint' in now && now.stage === 'reply' && same(now.complaint.decision, { outcome, explanation }))
    return nothing;
  const complaint = complaintIn(now, 'investigation');
  if ('outcome' in complaint) return complaint;
  if (actor.kind !== 'staff') return refused('8.2', 'not-permitted');
  const wrong = unfit(actor, complaint.complaint);
  if (wrong) return wrong;
  if (!complaint.complaint.findings) return refused('8.2', 'findings-first');
  return decided({ type: 'ComplaintDecided', outcome, explanation, by: actor.id });
}

const same = (before: DecideComplaint | undefined, { outcome, explanation }: DecideComplaint): boolean =>
  before?.outcome === outcome && before.explanation === explanation;
