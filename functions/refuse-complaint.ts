import { refuseComplaint as decide, RefuseComplaint } from '../domain/complaint/refuse.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: a complaint is not accepted, with the reason and where to go instead. */
export const refuseComplaint = complaintCommand({
  body: RefuseComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
