import { RecordCoordination, recordCoordination as recordCoordinationOnCase } from '../domain/record-coordination.ts';
import { command } from './http/command.ts';

/** §7.2.3.4: a problem is taken up with whom it concerns. */
export const recordCoordination = command({
  body: RecordCoordination,
  decide:
    ({ body }) =>
    (now, context) =>
      recordCoordinationOnCase(now, body, context),
});
