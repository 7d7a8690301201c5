import { recordFindings as decide, RecordFindings } from '../domain/complaint/investigate.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: what was found, with its evidence. */
export const recordFindings = complaintCommand({
  body: RecordFindings,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
