import { ChangeAgent, changeAgent as change } from '../domain/change-agent.ts';
import { command } from './http/command.ts';
import { staffDirectory } from './store.ts';

/** A.2.3: another agent is put in charge, whom the staff directory knows as fit for it now. */
export const changeAgent = command({
  body: ChangeAgent,
  decide:
    ({ body }) =>
    async (now, context) =>
      change(now, body, await staffDirectory().find(body.agent), context),
});
