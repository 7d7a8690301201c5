import { identifyConcerned as decide, IdentifyConcerned } from '../domain/complaint/identify-concerned.ts';
import { complaintCommand } from './http/answer-complaint.ts';
import { personalData, staffDirectory } from './store.ts';

/** 8.2: whom it is about comes to light; it may go to the office above for that, and its look-ups with it. */
export const identifyConcerned = complaintCommand({
  body: IdentifyConcerned,
  decide:
    ({ body }) =>
    async (now, context) => {
      const records = await Promise.all(body.about.map((id) => staffDirectory().find(id)));
      const known = records.filter((record) => record !== undefined);
      return decide(now, body, known, context);
    },
  further: () => (next) => personalData().moveLookups(next.id, next.office),
});
