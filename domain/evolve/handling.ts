import type { Matter } from '../case/matters.ts';
import type { HandlingCase } from '../case.ts';
import type { HandlingEvent } from '../events/handling.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { moved } from './custody.ts';
import { arrived } from './plan.ts';
import { during, type Evolutions } from './table.ts';

/** The principal was told how one matter, or every matter, stands. */
function told(now: HandlingCase, matter: string | undefined, at: Instant): HandlingCase {
  const matters = now.matters.map((each) =>
    matter === undefined || each.id === matter ? { ...each, toldAt: at } : each,
  );
  return { ...now, matters };
}

function changed(now: HandlingCase, matter: string, change: Partial<Matter>): HandlingCase {
  return { ...now, matters: now.matters.map((each) => (each.id === matter ? { ...each, ...change } : each)) };
}

/** A decision answers what was to be corrected, too. */
const answered = (now: HandlingCase, id: string): HandlingCase => ({
  ...now,
  matters: now.matters.map(({ correction, ...matter }) =>
    correction && matter.id !== id ? { ...matter, correction } : matter,
  ),
});

function submitted(now: HandlingCase, event: EventOf<'MatterSubmitted'>, at: Instant): HandlingCase {
  const materials = moved(now.materials, event.materials, 'submitted');
  const number = event.authorityNumber ? { authorityNumber: event.authorityNumber } : {};
  const filed = changed({ ...now, materials }, event.matter, { state: 'submitted', ...number });
  return arrived(filed, event.matter, 'filing', at);
}

/** §7.2.3, §7.2.4. */
export const handlingEvolutions: Evolutions<HandlingEvent['type']> = {
  NoticeGiven: (now, { notice }, at) => told({ ...during(now, 'handling'), notice }, undefined, at),
  MatterSubmitted: (now, event, at) => submitted(during(now, 'handling'), event, at),
  ProgressReported: (now, { matter }, at) => told(during(now, 'handling'), matter, at),
  ResultRecorded: (now, { matter, outcome }, at) => {
    const decided = changed(during(now, 'handling'), matter, { state: 'decided', outcome, decidedAt: at });
    return arrived(answered(decided, matter), matter, 'result', at);
  },
  ResultDelivered: (now, { matter }, at) =>
    changed(during(now, 'handling'), matter, { state: 'delivered', toldAt: at }),
};
