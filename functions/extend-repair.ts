import { extendRepair as decide, ExtendRepair } from '../domain/repair/assign.ts';
import { repairCommand } from './http/answer-repair.ts';

/** 8.3: more time for mending, with the reason. */
export const extendRepair = repairCommand({
  body: ExtendRepair,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
