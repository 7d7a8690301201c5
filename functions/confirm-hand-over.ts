import { ConfirmHandOver, confirmHandOver as confirm } from '../domain/confirm-hand-over.ts';
import { command } from './http/command.ts';

/** A.2.3, A.4.5: the new agent says which papers are there. */
export const confirmHandOver = command({
  body: ConfirmHandOver,
  decide:
    ({ body }) =>
    (now, context) =>
      confirm(now, body, context),
});
