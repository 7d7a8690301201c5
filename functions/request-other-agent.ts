import { RequestOtherAgent, requestOtherAgent as request } from '../domain/request-other-agent.ts';
import { command } from './http/command.ts';

/** A.3.4: the principal asks for another agent. */
export const requestOtherAgent = command({
  body: RequestOtherAgent,
  decide:
    ({ body }) =>
    (now, context) =>
      request(now, body, context),
});
