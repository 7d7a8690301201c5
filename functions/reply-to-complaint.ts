import { replyToComplaint as decide, ReplyToComplaint } from '../domain/complaint/reply.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: the complainant is answered in the form asked for. */
export const replyToComplaint = complaintCommand({
  body: ReplyToComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
