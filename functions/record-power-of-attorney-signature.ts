import { RecordSignature } from '../domain/sign-agreement.ts';
import { recordPowerOfAttorneySignature as decide } from '../domain/sign-power-of-attorney.ts';
import { command } from './http/command.ts';

/** A.1.2: the principal signed a power of attorney on paper; the scan is the evidence. */
export const recordPowerOfAttorneySignature = command({
  body: RecordSignature,
  decide:
    ({ body, path }) =>
    (now, context) =>
      decide(now, path['powerOfAttorneyId'] ?? '', body, context),
});
