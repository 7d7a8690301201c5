import type { CaseEvent } from '../events.ts';

/** Whoever had a case in hand, at whatever time: none of them looks into a complaint about it (§8.2). Staff ids. */
export const handledBy = (events: readonly CaseEvent[]): readonly string[] => [...new Set(events.flatMap(handlersOf))];

function handlersOf(event: CaseEvent): readonly string[] {
  switch (event.type) {
    case 'CaseReceived':
    case 'InquiryReceived':
    case 'ResponsibilityAccepted':
    case 'ConvertedToAgency':
      return [event.agent];
    case 'AgentChanged':
      return [event.agent, event.before];
    case 'MattersSubDelegated':
      return [event.to];
    default:
      return [];
  }
}
