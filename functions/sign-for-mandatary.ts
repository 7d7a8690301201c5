import { SignForMandatary, signForMandatary as sign } from '../domain/sign-agreement.ts';
import { command } from './http/command.ts';

/** A.7.4: the mandatary signs, through its representative. */
export const signForMandatary = command({
  body: SignForMandatary,
  decide:
    ({ body }) =>
    (now, context) =>
      sign(now, body, context),
});
