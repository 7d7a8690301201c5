import { RefuseAgentRequest, refuseAgentRequest as refuseRequest } from '../domain/request-other-agent.ts';
import { command } from './http/command.ts';

/** A.3.4: the request is refused, with reasons. */
export const refuseAgentRequest = command({
  body: RefuseAgentRequest,
  decide:
    ({ body }) =>
    (now, context) =>
      refuseRequest(now, body, context),
});
