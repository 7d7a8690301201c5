import { recordComplaintWithdrawal as decide, WithdrawComplaint } from '../domain/complaint/close.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: the complainant takes it back, and staff take that down. */
export const recordComplaintWithdrawal = complaintCommand({
  body: WithdrawComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
