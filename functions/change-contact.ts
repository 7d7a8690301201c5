import { ChangeContact, changeContact as change } from '../domain/change-contact.ts';
import { command } from './http/command.ts';
import { contactKept, namedContact } from './http/named-contact.ts';

/** A.2.3: the principal names another contact, whose data are sealed in the same transaction. */
export const changeContact = command({
  body: ChangeContact,
  decide:
    ({ body }) =>
    async (now, context) =>
      change(now, await namedContact(body), context),
  further: contactKept,
});
