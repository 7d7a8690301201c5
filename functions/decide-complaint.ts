import { DecideComplaint, decideComplaint as decide } from '../domain/complaint/investigate.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: what the complaint came to. */
export const decideComplaint = complaintCommand({
  body: DecideComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
