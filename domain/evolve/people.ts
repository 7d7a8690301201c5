import { type Case, type EntrustedCase, isEntrusted } from '../case.ts';
import { heldPapers } from '../due.ts';
import type { PeopleEvent } from '../events/people.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions, entrustedCase } from './table.ts';

/** Terms that name another agent are not what will be signed: they are drawn up anew. */
function changed(now: Case, { agent, before }: EventOf<'AgentChanged'>, at: Instant): Case {
  if (isEntrusted(now)) return { ...handedOver(now, before, agent, at), agent, mandate: { ...now.mandate, agent } };
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

/** A.2.3. */
export const peopleEvolutions: Evolutions<PeopleEvent['type']> = {
  AgentChanged: changed,
  PapersHandedOver: (now) => confirmed(entrustedCase(now)),
};
