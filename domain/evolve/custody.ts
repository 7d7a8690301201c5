import type { EntrustedCase, HandlingCase, HeldMaterial } from '../case.ts';
import type { CustodyEvent } from '../events/custody.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions, entrustedCase } from './table.ts';

/** The papers, with these ids in another state. */
export const moved = (materials: readonly HeldMaterial[], ids: readonly string[], state: HeldMaterial['state']) =>
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

/** A.4.5, B.1. */
export const custodyEvolutions: Evolutions<CustodyEvent['type']> = {
  MaterialsTaken: (now, event) => taken(during(now, 'handling'), event),
  MaterialsHandedBack: (now, { materials }) => {
    const entrusted = entrustedCase(now);
    return { ...entrusted, materials: moved(entrusted.materials, materials, 'returned') };
  },
  MaterialsTakenBack: (now, event, at) => takenBack(entrustedCase(now), event, at),
};
