import { RecordSignature } from '../domain/sign-agreement.ts';
import { recordSupplementSignature as decide } from '../domain/sign-supplement.ts';
import { command } from './http/command.ts';

/** A.7.4: the principal signed on paper what is to be added; the scan is the evidence. */
export const recordSupplementSignature = command({
  body: RecordSignature,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
