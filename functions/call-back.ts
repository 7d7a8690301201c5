import { CallBack, callBack as decide } from '../domain/complaint/reply.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: the complainant is asked whether they are satisfied. */
export const callBack = complaintCommand({
  body: CallBack,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
