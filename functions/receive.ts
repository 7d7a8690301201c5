import { Receive, receive as receiveCase } from '../domain/receive.ts';
import { command } from './http/command.ts';

/** §7.2.1.1: an agent of the office receives the principal. */
export const receive = command({
  body: Receive,
  decide:
    ({ body }) =>
    (now, context) =>
      receiveCase(now, body, context),
});
