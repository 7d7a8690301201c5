import { AssignComplaint, assignComplaint as decide } from '../domain/complaint/assign.ts';
import { complaintCommand } from './http/answer-complaint.ts';
import { staffDirectory } from './store.ts';

/** 8.2: a manager gives a complaint to somebody whom it does not concern, who must be in service. */
export const assignComplaint = complaintCommand({
  body: AssignComplaint,
  decide:
    ({ body }) =>
    async (now, context) => {
      const record = await staffDirectory().find(body.handler);
      return decide(now, body, record?.active ? record : undefined, context);
    },
});
