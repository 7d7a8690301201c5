import { ContactComplainant, contactComplainant as decide } from '../domain/complaint/investigate.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: the complainant is spoken with. */
export const contactComplainant = complaintCommand({
  body: ContactComplainant,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
