import { OpenDispute, openOwnDispute as open } from '../domain/dispute.ts';
import { command } from './http/command.ts';

/** A.6: the principal opens a dispute. */
export const openOwnDispute = command({
  body: OpenDispute,
  decide:
    ({ body }) =>
    (now, context) =>
      open(now, body, context),
});
