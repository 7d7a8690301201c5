import { type Calendar, type DueDate, dueDate } from '../calendar.ts';
import type { ComplaintCase } from '../case.ts';
import type { DeadlineName, Deadlines } from '../deadlines.ts';
import type { Due } from '../due.ts';
import type { Instant } from '../values.ts';
import type { Complaint } from './complaint.ts';

/** When a complaint must be decided: its time, and once more the extension if there is one. */
export function decisionDue(
  { acceptedAt = '', extension }: Complaint,
  calendar: Calendar,
  deadlines: Pick<Deadlines, 'complaintDecision' | 'complaintExtension'>,
): DueDate {
  const due = dueDate(calendar, acceptedAt, deadlines.complaintDecision);
  if (!extension) return due;
  const later = dueDate(calendar, due.at, deadlines.complaintExtension);
  return { at: later.at, provisional: due.provisional || later.provisional };
}

/** A complaint that waits for something. */
type OpenComplaint = Exclude<ComplaintCase, { stage: 'complaint-refused' | 'complaint-withdrawn' | 'filed' }>;

/** §8.2: what a complaint waits for. */
export function complaintDues(now: OpenComplaint, calendar: Calendar, deadlines: Deadlines): Due[] {
  const { complaint } = now;
  const by = (name: Due['name'], from: Instant, deadline: DeadlineName): Due => ({
    name,
    subject: 'case',
    span: { from, deadline },
    ...dueDate(calendar, from, deadlines[deadline]),
  });
  switch (now.stage) {
    case 'complaint':
      return [by('complaint-acceptance', now.arrivedAt, 'complaintAcceptance')];
    case 'investigation':
      return [...contact(), decision()];
    case 'reply':
      return complaint.decision ? [by('complaint-reply', complaint.decision.at, 'complaintReply')] : [];
    case 'call-back':
      return [...calls(), ...filing()];
    case 'review':
      return complaint.review ? [by('complaint-review', complaint.review.at, 'complaintReview')] : [];
  }

  function contact(): Due[] {
    const { named, contactedAt, acceptedAt } = complaint;
    return named && !contactedAt && acceptedAt ? [by('complaint-contact', acceptedAt, 'complaintContact')] : [];
  }

  function decision(): Due {
    const { acceptedAt = '', extension } = complaint;
    const span = extension ? {} : { span: { from: acceptedAt, deadline: 'complaintDecision' as const } };
    return { name: 'complaint-decision', subject: 'case', ...span, ...decisionDue(complaint, calendar, deadlines) };
  }

  function calls(): Due[] {
    const { named, callBack, answer } = complaint;
    return named && !callBack && answer ? [by('complaint-call-back', answer.at, 'complaintCallBack')] : [];
  }

  /** Soon after nobody may ask for a review any more. */
  function filing(): Due[] {
    const { callBack, answer, reviewUntil } = complaint;
    if (!answer) return [];
    const open = callBack?.result === 'satisfied' ? undefined : reviewUntil;
    return [by('complaint-filing', open ?? callBack?.at ?? answer.at, 'complaintFiling')];
  }
}
