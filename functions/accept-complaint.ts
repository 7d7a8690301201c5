import { AcceptComplaint, acceptComplaint as decide } from '../domain/complaint/accept.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: a complaint is accepted, and taken in hand. */
export const acceptComplaint = complaintCommand({
  body: AcceptComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
