import type { HeldMaterial, Loss, PaperState } from '../case/papers.ts';
import type { EntrustedCase, HandlingCase } from '../case.ts';
import type { CustodyEvent } from '../events/custody.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions, entrustedCase } from './table.ts';

/** The papers, with these ids in another state. */
export const moved = (materials: readonly HeldMaterial[], ids: readonly string[], state: PaperState) =>
  materials.map((material) => (ids.includes(material.id) ? { ...material, state } : material));

function taken(now: HandlingCase, event: EventOf<'MaterialsTaken'>): HandlingCase {
  const materials = event.materials.map((material): HeldMaterial => ({ ...material, state: 'held' }));
  return { ...now, materials: [...now.materials, ...materials] };
}

const takenBack = (
  now: EntrustedCase,
  { materials, place }: EventOf<'MaterialsTakenBack'>,
  at: Instant,
): EntrustedCase => ({
  ...now,
  recoveredAt: at,
  materials: now.materials.map((paper) => (materials.includes(paper.id) ? { ...paper, state: 'held', place } : paper)),
});

function handedBack(now: EntrustedCase, { materials, recipient }: EventOf<'MaterialsHandedBack'>): EntrustedCase {
  const returned = moved(now.materials, materials, 'returned');
  if (!recipient) return { ...now, materials: returned };
  const { capacity: handedTo } = recipient;
  return {
    ...now,
    materials: returned.map((paper) => (materials.includes(paper.id) ? { ...paper, handedTo } : paper)),
  };
}

/** The first call for what is kept since papers last came back; further ones move nothing. */
function asked(now: EntrustedCase, at: Instant): EntrustedCase {
  const { collectionAskedAt: before, recoveredAt = '' } = now;
  return before && before > recoveredAt ? now : { ...now, collectionAskedAt: at };
}

const deposited = (now: EntrustedCase, event: EventOf<'PapersDeposited'>, at: Instant): EntrustedCase => {
  const { type: _, ...deposit } = event;
  const materials = moved(now.materials, deposit.materials, 'deposited');
  return { ...now, materials, deposits: [...(now.deposits ?? []), { ...deposit, at }] };
};

function lost(now: EntrustedCase, event: EventOf<'LossReported'>, at: Instant): EntrustedCase {
  const { loss: id, materials, circumstances } = event;
  const loss: Loss = { id, materials, circumstances, reportedAt: at };
  return { ...now, materials: moved(now.materials, materials, 'lost'), losses: [...(now.losses ?? []), loss] };
}

/** What was found lies in custody again; what was replaced is with the principal; what neither is stays lost. */
function settled(now: EntrustedCase, { loss: id, settlement }: EventOf<'LossSettled'>, at: Instant): EntrustedCase {
  const losses = (now.losses ?? []).map((loss) =>
    loss.id === id ? { ...loss, settlement: { ...settlement, at } } : loss,
  );
  const { materials: ids } = losses.find((loss) => loss.id === id) as Loss;
  const after = { ...now, losses };
  if (settlement.outcome === 'found')
    return takenBack(after, { type: 'MaterialsTakenBack', materials: ids, place: settlement.place }, at);
  return settlement.outcome === 'replaced' ? { ...after, materials: moved(now.materials, ids, 'replaced') } : after;
}

/** A.4.5, B.1. */
export const custodyEvolutions: Evolutions<CustodyEvent['type']> = {
  MaterialsTaken: (now, event) => taken(during(now, 'handling'), event),
  MaterialsHandedBack: (now, event) => handedBack(entrustedCase(now), event),
  MaterialsTakenBack: (now, event, at) => takenBack(entrustedCase(now), event, at),
  CollectionAsked: (now, _, at) => asked(entrustedCase(now), at),
  PapersDeposited: (now, event, at) => deposited(entrustedCase(now), event, at),
  LossReported: (now, event, at) => lost(entrustedCase(now), event, at),
  LossSettled: (now, event, at) => settled(entrustedCase(now), event, at),
};
