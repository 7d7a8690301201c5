import { recordMatterWithdrawal as recordWithdrawal, WithdrawMatter } from '../domain/withdraw-matter.ts';
import { command } from './http/command.ts';

/** A.5.2: the same, recorded at a window. */
export const recordMatterWithdrawal = command({
  body: WithdrawMatter,
  decide:
    ({ body, path }) =>
    (now, context) =>
      recordWithdrawal(now, path['matterId'] ?? '', body, context),
});
