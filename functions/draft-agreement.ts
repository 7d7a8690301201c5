import { DraftAgreement } from '../domain/agreement.ts';
import { draftAgreement as draft } from '../domain/draft-agreement.ts';
import { edit } from './http/command.ts';
import { fingerprintsOf } from './http/fingerprints.ts';
import { personalData } from './store.ts';

/** §7.2.2, Annex A: the agent draws up the agreement; the contact's data are sealed in the same transaction. */
export const draftAgreement = edit({
  body: DraftAgreement,
  decide:
    ({ body }) =>
    async (now, context) =>
      draft(now, body, await fingerprintsOf(now.id, { contact: contactOf(body) }), context),
  further:
    ({ body, now: at }) =>
    ({ id, office }) =>
      personalData().replace(id, office, { contact: contactOf(body) }, at),
});

const contactOf = ({ contact }: DraftAgreement) => (contact === 'principal' ? undefined : contact);
