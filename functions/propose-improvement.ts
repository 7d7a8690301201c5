import { proposeImprovement as decide, ProposeImprovement } from '../domain/complaint/close.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: what should be done better. */
export const proposeImprovement = complaintCommand({
  body: ProposeImprovement,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
