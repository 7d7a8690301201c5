import { withdrawComplaint as decide, WithdrawComplaint } from '../domain/complaint/close.ts';
import { complainantCommand } from './http/answer-progress.ts';

/** 8.2: the complainant takes it back. */
export const withdrawComplaint = complainantCommand({
  body: WithdrawComplaint,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
