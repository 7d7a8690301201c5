import { recordConsent as decide, RecordConsent } from '../domain/give-consent.ts';
import { command } from './http/command.ts';

/** A.4.3: the principal agreed on paper, by phone or by word of mouth. */
export const recordConsent = command({
  body: RecordConsent,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
