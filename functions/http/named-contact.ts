import type { Case } from '../../domain/case.ts';
import type { ChangeContact, NamedContact } from '../../domain/change-contact.ts';
import type { Write } from '../../store/table.ts';
import { personalData } from '../store.ts';
import type { Asked } from './call.ts';

type Body = Pick<ChangeContact, 'contact'>;

/** What stands for the contact in the history. */
export const namedContact = async ({ contact }: Body): Promise<NamedContact> =>
  contact === 'principal'
    ? { contact }
    : { contact: 'contact', fingerprint: await personalData().fingerprint(contact) };

/** The writes that keep the new contact's data, encrypted, in place of the old one's. */
export const contactKept =
  ({ body, now: at }: Asked<Body>) =>
  ({ id, office }: Case): Promise<readonly Write[]> =>
    personalData().replace(id, office, { contact: body.contact === 'principal' ? undefined : body.contact }, at);
