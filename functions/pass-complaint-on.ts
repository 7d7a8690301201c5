import { passComplaintOn as decide, PassComplaintOn } from '../domain/complaint/pass-on.ts';
import { complaintCommand } from './http/answer-complaint.ts';
import { personalData } from './store.ts';

/** 8.2: a complaint goes to the office it belongs to; its look-ups go with it. */
export const passComplaintOn = complaintCommand({
  body: PassComplaintOn,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
  further: () => (next) => personalData().moveLookups(next.id, next.office),
});
