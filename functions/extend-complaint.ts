import { extendComplaint as decide, ExtendComplaint } from '../domain/complaint/investigate.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: the decision is put off once. */
export const extendComplaint = complaintCommand({
  body: ExtendComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
