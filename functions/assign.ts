import { Assign, assign as assignCase } from '../domain/assign.ts';
import { command } from './http/command.ts';
import { staffDirectory } from './store.ts';

/** §7.2.1.1: a manager gives a case to an agent of its office, who must be in service. */
export const assign = command({
  body: Assign,
  decide:
    ({ body }) =>
    async (now, context) => {
      const record = await staffDirectory().find(body.agent);
      return assignCase(now, body, record?.active ? record : undefined, context);
    },
});
