import { proposeTransfer as decide, ProposeTransfer } from '../domain/transfer.ts';
import { command } from './http/command.ts';

/** §7.2.1.2: told that the need is out of scope, and which office could serve it. */
export const proposeTransfer = command({
  body: ProposeTransfer,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
