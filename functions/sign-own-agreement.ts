import { SignAgreement, signOwnAgreement as sign } from '../domain/sign-agreement.ts';
import { command } from './http/command.ts';

/** A.7.4: the principal signs through an own sign-in. */
export const signOwnAgreement = command({
  body: SignAgreement,
  decide:
    ({ body }) =>
    (now, context) =>
      sign(now, body, context),
});
