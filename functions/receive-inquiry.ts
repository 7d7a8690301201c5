import { receiveInquiry as decide, ReceiveInquiry } from '../domain/receive-inquiry.ts';
import { command } from './http/command.ts';

/** §7.1.1.1: staff receive the principal and are responsible from then on. */
export const receiveInquiry = command({
  body: ReceiveInquiry,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
