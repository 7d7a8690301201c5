import { CloseCoordination, closeCoordination as closeCoordinationOnCase } from '../domain/record-coordination.ts';
import { command } from './http/command.ts';

/** §7.2.3.4: what came of a problem. */
export const closeCoordination = command({
  body: CloseCoordination,
  decide:
    ({ body, path }) =>
    (now, context) =>
      closeCoordinationOnCase(now, path['coordinationId'] ?? '', body, context),
});
