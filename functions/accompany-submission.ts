import { AccompanySubmission, accompanySubmission as decide } from '../domain/accompany-submission.ts';
import { command } from './http/command.ts';

/** §7.1.2.3: the principal has filed, with help. */
export const accompanySubmission = command({
  body: AccompanySubmission,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
