import { Resubmit, resubmit as resubmitOnCase } from '../domain/resubmit.ts';
import { command } from './http/command.ts';

/** §7.2.3.2: the corrected papers go to the authority. */
export const resubmit = command({
  body: Resubmit,
  decide:
    ({ body, path }) =>
    (now, context) =>
      resubmitOnCase(now, path['matterId'] ?? '', body, context),
});
