import type { Case, RepairCase } from '../case.ts';
import type { RepairEvent } from '../events/repair.ts';
import type { EventOf } from '../events.ts';
import { firstStages } from '../lifecycle.ts';
import type { Repair } from '../repair/repair.ts';
import type { Instant } from '../values.ts';
import { type Evolutions, openedTwice } from './table.ts';

/** §8.3: the poor rating makes the case of its repair. */
export function repairOpened(event: EventOf<'RepairOpened'>, at: Instant): Case {
  const { type: _, id, office, channel, principal, items, suggestion = '', ...repair } = event;
  return {
    id,
    office,
    channel,
    principal,
    need: suggestion,
    service: 'repair',
    stage: firstStages.repair,
    openedAt: at,
    arrivedAt: at,
    items,
    documents: [],
    consents: [],
    legs: [],
    reminded: {},
    repair: { ...repair, since: at, calls: [] },
  };
}

/** The case, known to be a repair in one of these stages. */
function repairIn(now: Case, ...stages: readonly RepairCase['stage'][]): RepairCase {
  if (!('repair' in now) || !stages.includes(now.stage)) throw new Error(`An event of a repair in ${now.stage}`);
  return now;
}

const changed = (now: RepairCase, part: Partial<Repair>, stage = now.stage): RepairCase => ({
  ...now,
  stage,
  repair: { ...now.repair, ...part },
});

const open = ['poor-rating', 'mending', 'mend-call', 'mend-check'] as const;

/** §8.3. */
export const repairEvolutions: Evolutions<RepairEvent['type']> = {
  RepairOpened: openedTwice,
  RepairAssigned: (now, { handler }) => changed(repairIn(now, 'poor-rating', 'mending'), { handler }, 'mending'),
  RaterContacted: (now, { type: _, ...contact }, at) =>
    changed(repairIn(now, 'mending'), { contact: { ...contact, at } }),
  RepairExtended: (now, { reason }, at) =>
    changed(repairIn(now, 'poor-rating', 'mending'), { extension: { reason, at } }),
  MendingRecorded: (now, { type: _, ...mending }, at) => {
    const then = repairIn(now, 'mending');
    return changed(then, { mending: { ...mending, at }, calls: [] }, then.repair.named ? 'mend-call' : 'mend-check');
  },
  RaterCalledBack: (now, { type: _, last, ...call }, at) => {
    const then = repairIn(now, 'mend-call');
    return changed(then, { calls: [...then.repair.calls, { ...call, at }] }, last ? 'mend-check' : 'mend-call');
  },
  RepairChecked: (now, { type: _, ...check }, at) => {
    const then = repairIn(now, 'mend-check');
    const checked = { check: { ...check, at } };
    return check.passed ? changed(then, checked, 'mended') : changed(then, { ...checked, since: at }, 'mending');
  },
  RepairVoided: (now) => changed(repairIn(now, ...open), {}, 'mend-void'),
};
