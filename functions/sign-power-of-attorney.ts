import { SignAgreement } from '../domain/sign-agreement.ts';
import { signPowerOfAttorney as decide } from '../domain/sign-power-of-attorney.ts';
import { command } from './http/command.ts';

/** A.1.2: the principal signs a power of attorney, through an own sign-in. */
export const signPowerOfAttorney = command({
  body: SignAgreement,
  decide:
    ({ body, path }) =>
    (now, context) =>
      decide(now, path['powerOfAttorneyId'] ?? '', body, context),
});
