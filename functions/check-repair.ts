import { CheckRepair, checkRepair as decide } from '../domain/repair/close.ts';
import { repairCommand } from './http/answer-repair.ts';

/** 8.3: somebody who did not mend it looks whether it is mended. */
export const checkRepair = repairCommand({
  body: CheckRepair,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
