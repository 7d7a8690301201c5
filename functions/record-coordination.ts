import { recordCoordination as decide, RecordCoordination } from '../domain/coordination.ts';
import { command } from './http/command.ts';

/** §7.1.2.4, §7.2.3.4: a problem is taken up with the authority concerned. */
export const recordCoordination = command({
  body: RecordCoordination,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
