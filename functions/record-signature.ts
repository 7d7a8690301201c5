import { RecordSignature, recordSignature as recordIt } from '../domain/sign-agreement.ts';
import { command } from './http/command.ts';

/** A.7.4: the principal signed on paper; the scan is the evidence. */
export const recordSignature = command({
  body: RecordSignature,
  decide:
    ({ body }) =>
    (now, context) =>
      recordIt(now, body, context),
});
