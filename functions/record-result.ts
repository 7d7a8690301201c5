import { RecordResult, recordResult as recordIt } from '../domain/record-result.ts';
import { command } from './http/command.ts';

/** §7.2.4: what the approving authority decided. */
export const recordResult = command({
  body: RecordResult,
  decide:
    ({ body, path }) =>
    (now, context) =>
      recordIt(now, path['matterId'] ?? '', body, context),
});
