import { AssignRepair, assignRepair as decide } from '../domain/repair/assign.ts';
import { repairCommand } from './http/answer-repair.ts';
import { staffDirectory } from './store.ts';

/** 8.3: a manager gives a poor rating to somebody whom it is not about, who must be in service. */
export const assignRepair = repairCommand({
  body: AssignRepair,
  decide:
    ({ body }) =>
    async (now, context) => {
      const record = await staffDirectory().find(body.handler);
      return decide(now, body, record?.active ? record : undefined, context);
    },
});
