import { OpenDispute, openDispute as open } from '../domain/dispute.ts';
import { command } from './http/command.ts';

/** A.6: the mandatary opens a dispute. */
export const openDispute = command({
  body: OpenDispute,
  decide:
    ({ body }) =>
    (now, context) =>
      open(now, body, context),
});
