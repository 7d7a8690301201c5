import { Deliver, deliver as deliverResult } from '../domain/deliver.ts';
import { command } from './http/command.ts';

/** §7.2.4: the result reaches the principal, provably. */
export const deliver = command({
  body: Deliver,
  decide:
    ({ body, path }) =>
    (now, context) =>
      deliverResult(now, path['matterId'] ?? '', body, context),
});
