import { settleCoordination as decide, SettleCoordination } from '../domain/coordination.ts';
import { command } from './http/command.ts';

/** §7.1.2.4, §7.2.3.4: what came of it. */
export const settleCoordination = command({
  body: SettleCoordination,
  decide:
    ({ body, path }) =>
    (now, context) =>
      decide(now, path['coordinationId'] ?? '', body, context),
});
