import type { AcceptanceCase, Case } from '../case.ts';
import type { PartyEvent } from '../events/parties.ts';
import type { Parties } from '../parties.ts';
import { during, type Evolutions } from './table.ts';

/** What was drawn up before names nobody who has just been recorded: it is no draft any more. */
function withParty(now: Case, party: Parties): AcceptanceCase {
  const { draft: _, ...accepted } = during(now, 'acceptance');
  return { ...accepted, parties: { ...now.parties, ...party } };
}

/** A.7.4, 民法典 §19, 老年人权益保障法 §55. */
export const partyEvolutions: Evolutions<PartyEvent['type']> = {
  RepresentativeRecorded: (now, { type: _, ...representative }, at) =>
    withParty(now, { representative: { ...representative, at } }),
  GuardianRecorded: (now, { type: _, ...guardian }, at) => withParty(now, { guardian: { ...guardian, at } }),
  OwnIntentRecorded: (now, { type: _, ...ownIntent }) => ({
    ...during(now, 'acceptance'),
    parties: { ...now.parties, ownIntent },
  }),
};
