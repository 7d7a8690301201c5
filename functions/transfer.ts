import { transfer as decide, Transfer } from '../domain/transfer.ts';
import { command } from './http/command.ts';

/** §7.2.1.2: passed on to another office, with the consent it rests on. */
export const transfer = command({
  body: Transfer,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
