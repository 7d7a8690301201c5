import { confirmEntrustment as confirm } from '../domain/confirm-entrustment.ts';
import { ConfirmEntrustment } from '../domain/oral.ts';
import { command } from './http/command.ts';

/** §6.3.2: the principal confirms an oral mandate through an own sign-in. */
export const confirmEntrustment = command({
  body: ConfirmEntrustment,
  decide:
    ({ body }) =>
    (now, context) =>
      confirm(now, body, context),
});
