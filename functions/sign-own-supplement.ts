import { SignAgreement } from '../domain/sign-agreement.ts';
import { signOwnSupplement as decide } from '../domain/sign-supplement.ts';
import { command } from './http/command.ts';

/** A.7.4: the principal signs what is to be added, through an own sign-in. */
export const signOwnSupplement = command({
  body: SignAgreement,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
