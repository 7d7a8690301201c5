import * as z from 'zod/mini';
import { dueDate } from '../calendar.ts';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { Id, plainText } from '../values.ts';
import { callBackResults, replyForms } from './complaint.ts';
import { complaintIn } from './in-stage.ts';

/** 意见反馈: the answer, in which form, and why not in the one that was asked for. */
export const ReplyToComplaint = z.strictObject({
  answer: plainText(2000),
  by: z.enum(replyForms),
  otherwise: z.optional(plainText(200)),
  documentId: z.optional(Id),
});
export type ReplyToComplaint = z.infer<typeof ReplyToComplaint>;

/**
 * §8.2, GB/T 36113 7.5: the complainant is answered in the form asked for (in writing where in writing), and told until when a
 * review may be asked for: once.
 */
export function replyToComplaint(now: Case, asked: ReplyToComplaint, context: Context): Decision {
  const { calendar, deadlines, now: at } = context;
  const forbidden = forbids('reply-to-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('complaint' in now && now.stage === 'call-back' && now.complaint.answer?.text === asked.answer) return nothing;
  const found = complaintIn(now, 'reply');
  if ('outcome' in found) return found;
  const { answer, by, otherwise, documentId } = asked;
  if (by !== found.complaint.replyBy && !otherwise) return refused('8.2', 'reply-form-differs');
  if (by === 'letter' && !documentId) return refused('8.2', 'reply-letter-missing');
  if (documentId && !found.documents.some(({ id }) => id === documentId)) return refused('8.2', 'document-unknown');
  const window = dueDate(calendar, at, deadlines.complaintReviewRequest);
  return decided({
    type: 'ComplaintAnswered',
    answer,
    by,
    ...(otherwise && { otherwise }),
    ...(documentId && { documentId }),
    ...(found.complaint.review ? {} : { reviewUntil: window.at }),
  });
}

/** 回访. */
export const CallBack = z.strictObject({ result: z.enum(callBackResults), note: z.optional(plainText(500)) });
export type CallBack = z.infer<typeof CallBack>;

/** §8.2 as we read it: everybody who complained under a name is asked whether they are satisfied with the answer; the last counts. */
export function callBack(now: Case, { result, note }: CallBack, context: Context): Decision {
  const forbidden = forbids('call-back', subjectOf(now), context);
  if (forbidden) return forbidden;
  const found = complaintIn(now, 'call-back');
  if ('outcome' in found) return found;
  if (!found.complaint.named) return refused('8.2', 'complaint-anonymous');
  const before = found.complaint.callBack;
  if (before?.result === result && before.note === note && result !== 'unreached') return nothing;
  return decided({ type: 'ComplainantCalledBack', result, ...(note && { note }) });
}
