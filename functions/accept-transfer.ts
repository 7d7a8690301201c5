import { AcceptTransfer, acceptTransfer as decide } from '../domain/answer-transfer.ts';
import { command } from './http/command.ts';
import { personalData } from './store.ts';

/** §7.2.1.2: the receiving office takes the case over, with everything by which it is found. */
export const acceptTransfer = command({
  body: AcceptTransfer,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
  further: () => (next) => personalData().moveLookups(next.id, next.office),
});
