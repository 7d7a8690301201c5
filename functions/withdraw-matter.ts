import { WithdrawMatter, withdrawMatter as withdraw } from '../domain/withdraw-matter.ts';
import { command } from './http/command.ts';

/** A.5.2: the principal takes one matter back. */
export const withdrawMatter = command({
  body: WithdrawMatter,
  decide:
    ({ body, path }) =>
    (now, context) =>
      withdraw(now, path['matterId'] ?? '', body, context),
});
