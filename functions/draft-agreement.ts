import { DraftAgreement } from '../domain/agreement.ts';
import { draftAgreement as draft } from '../domain/draft-agreement.ts';
import { edit } from './http/command.ts';
import { personalData } from './store.ts';

/** §7.2.2, Annex A: the agent draws up the agreement; the contact's data are sealed in the same transaction. */
export const draftAgreement = edit({
  body: DraftAgreement,
  decide:
    ({ body }) =>
    async (now, context) =>
      draft(now, body, await fingerprintsOf(now.id, body), context),
  further:
    ({ body, now: at }) =>
    ({ id, office }) =>
      personalData().replace(id, office, { contact: contactOf(body) }, at),
});

const contactOf = ({ contact }: DraftAgreement) => (contact === 'principal' ? undefined : contact);

/** What stands for the persons in the agreed terms, so that another name would be another agreement. */
async function fingerprintsOf(caseId: string, body: DraftAgreement): Promise<Record<string, string>> {
  const contact = contactOf(body);
  const { principal } = await personalData().masked(caseId);
  return {
    ...(principal && { principal: principal.fingerprint }),
    ...(contact && { contact: await personalData().fingerprint(contact) }),
  };
}
