import { RequestOtherAgent, recordAgentRequest as recordRequest } from '../domain/request-other-agent.ts';
import { command } from './http/command.ts';

/** A.3.4: the same, recorded at a window. */
export const recordAgentRequest = command({
  body: RequestOtherAgent,
  decide:
    ({ body }) =>
    (now, context) =>
      recordRequest(now, body, context),
});
