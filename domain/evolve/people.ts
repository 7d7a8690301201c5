import { type Case, type EntrustedCase, type HandlingCase, isEntrusted } from '../case.ts';
import { heldPapers } from '../due.ts';
import type { PeopleEvent } from '../events/people.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { powersEnded } from './power-of-attorney.ts';
import { endedSubDelegation } from './sub-delegation.ts';
import { during, type Evolutions, entrustedCase } from './table.ts';

/** Terms that name another agent are not what will be signed: they are drawn up anew. */
function changed(now: Case, { agent, before }: EventOf<'AgentChanged'>, at: Instant): Case {
  if (isEntrusted(now)) {
    const mandate = { ...now.mandate, agent };
    return { ...handedOver(now, before, agent, at), ...powersEnded(now, at), agent, mandate };
  }
  const { draft: _, ...received } = during(now, 'acceptance');
  return { ...received, agent };
}

/** The papers are with whoever confirmed last that they have them, however often the agent has changed since. */
function handedOver({ handOver, ...now }: EntrustedCase, before: string, agent: string, at: Instant): EntrustedCase {
  const from = handOver?.from ?? before;
  const materials = heldPapers(now).map(({ id }) => id);
  return from === agent || materials.length === 0 ? now : { ...now, handOver: { from, materials, at } };
}

function confirmed(now: EntrustedCase): EntrustedCase {
  const { handOver: _, ...rest } = now;
  return rest;
}

function receivedCase(now: Case) {
  if (!('agent' in now)) throw new Error(`An event of a received case in ${now.stage}`);
  return now;
}

function answered(now: Case, { answer }: EventOf<'AgentRequestAnswered'>): Case {
  const received = receivedCase(now);
  if (!received.agentRequest) throw new Error('AgentRequestAnswered before OtherAgentRequested');
  return { ...received, agentRequest: { ...received.agentRequest, answer } };
}

function conductReported(now: Case, { report: id, about, text }: EventOf<'ConductReported'>, at: Instant): Case {
  const received = receivedCase(now);
  return { ...received, conductReports: [...(received.conductReports ?? []), { id, about, text, at }] };
}

function conductAnswered(now: Case, { report, outcome, answer: text }: EventOf<'ConductAnswered'>, at: Instant): Case {
  const received = receivedCase(now);
  const conductReports = (received.conductReports ?? []).map((each) =>
    each.id === report ? { ...each, answer: { outcome, text, at } } : each,
  );
  return { ...received, conductReports };
}

function withdrawnFrom(now: Case, { matter }: EventOf<'MatterWithdrawn'>, at: Instant): Case {
  const entrusted = entrustedCase(now);
  const matters = entrusted.matters.map((each) => {
    const { correction: _, ...rest } = each;
    return each.id === matter ? { ...rest, state: 'withdrawn' as const, withdrawnAt: at } : each;
  });
  return { ...entrusted, matters };
}

function restricted(now: Case, { powers, subDelegation }: EventOf<'MandateRestricted'>, at: Instant): Case {
  const entrusted = subDelegation ? entrustedCase(now) : endedSubDelegation(entrustedCase(now), at);
  return { ...entrusted, mandate: { ...entrusted.mandate, powers, subDelegation } };
}

function settled(now: Case, { how }: EventOf<'DisputeSettled'>, at: Instant): Case {
  const { dispute: _, ...rest } = now.stage === 'handling' ? released(now, at) : entrustedCase(now);
  return { ...rest, disputeSettled: how };
}

/** The hold of a dispute is over, and a pause of every clock from then on; what a suspension has paused is not paused twice. */
export function released(now: HandlingCase, until: Instant): HandlingCase {
  if (!now.dispute?.hold) return now;
  const last = now.pauses.at(-1)?.until ?? now.dispute.at;
  const from = last > now.dispute.at ? last : now.dispute.at;
  const pause = { reason: 'dispute', side: 'nobody', by: now.dispute.by, from, until } as const;
  return { ...now, dispute: { ...now.dispute, hold: false }, pauses: [...now.pauses, pause] };
}

/** A.2.3, A.3.4, A.3.5, A.5.2, A.6. */
export const peopleEvolutions: Evolutions<PeopleEvent['type']> = {
  AgentChanged: changed,
  PapersHandedOver: (now) => confirmed(entrustedCase(now)),
  ContactChanged: (now, { contact, fingerprint }) => ({
    ...entrustedCase(now),
    contact: { contact, ...(fingerprint ? { fingerprint } : {}) },
  }),
  OtherAgentRequested: (now, { reason }, at) => ({ ...receivedCase(now), agentRequest: { reason, at } }),
  AgentRequestAnswered: answered,
  ConductReported: conductReported,
  ConductAnswered: conductAnswered,
  MatterWithdrawn: withdrawnFrom,
  MandateRestricted: restricted,
  DisputeOpened: (now, { by, about, hold }, at) => ({ ...entrustedCase(now), dispute: { by, about, hold, at } }),
  DisputeSettled: settled,
};
