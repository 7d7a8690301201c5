import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 申请撤换: why the principal asks for another agent (A.3.4: 述明原由). */
export const RequestOtherAgent = z.strictObject({ reason: plainText(1000) });
export type RequestOtherAgent = z.infer<typeof RequestOtherAgent>;

/** 不同意撤换: why not. To grant the request is to change the agent. */
export const RefuseAgentRequest = z.strictObject({ explanation: plainText(1000) });
export type RefuseAgentRequest = z.infer<typeof RefuseAgentRequest>;

/** A.3.4: the principal asks for another agent, with reasons. */
export const requestOtherAgent = (now: Case, asked: RequestOtherAgent, context: Context): Decision =>
  forbids('request-other-agent', subjectOf(now), context) ?? requested(now, asked);

/** A.3.4: the same at a window, recorded by anybody of the office but the agent it is about. */
export function recordAgentRequest(now: Case, asked: RequestOtherAgent, context: Context): Decision {
  const forbidden = forbids('record-agent-request', subjectOf(now), context);
  if (forbidden) return forbidden;
  return isAgent(now, context) ? refused('A.3.4', 'concerns-agent') : requested(now, asked);
}

function requested(now: Case, { reason }: RequestOtherAgent): Decision {
  const over = serviceOver(now);
  if (over) return over;
  if (!('agent' in now)) return refused('7.2.1.1', 'not-received');
  if (now.agentRequest && !now.agentRequest.answer) return nothing;
  return decided({ type: 'OtherAgentRequested', reason });
}

/** A.3.4: a manager who is not the agent refuses the request, with reasons. */
export function refuseAgentRequest(now: Case, { explanation }: RefuseAgentRequest, context: Context): Decision {
  const forbidden = forbids('refuse-agent-request', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (!('agent' in now) || !now.agentRequest) return refused('A.3.4', 'no-agent-request');
  if (isAgent(now, context)) return refused('A.3.4', 'concerns-agent');
  if (now.agentRequest.answer === 'refused') return nothing;
  if (now.agentRequest.answer) return refused('A.3.4', 'no-agent-request');
  return decided({ type: 'AgentRequestAnswered', answer: 'refused', explanation });
}

const isAgent = (now: Case, { actor }: Context): boolean =>
  actor.kind === 'staff' && 'agent' in now && now.agent === actor.id;
