import { SignForMandatary } from '../domain/sign-agreement.ts';
import { signSupplementForMandatary as decide } from '../domain/sign-supplement.ts';
import { command } from './http/command.ts';

/** A.7.4: the mandatary signs what is to be added, through its representative. */
export const signSupplementForMandatary = command({
  body: SignForMandatary,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
