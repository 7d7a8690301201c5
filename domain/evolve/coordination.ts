import type { Case, GuidanceCase, HandlingCase } from '../case.ts';
import type { CoordinationEvent } from '../events/coordination.ts';
import { during, type Evolutions } from './table.ts';

const working = (now: Case): GuidanceCase | HandlingCase => (now.stage === 'guidance' ? now : during(now, 'handling'));

/** §7.1.2.4, §7.2.3.4. */
export const coordinationEvolutions: Evolutions<CoordinationEvent['type']> = {
  CoordinationRecorded: (now, { type: _, ...taken }) => {
    const before = working(now);
    return { ...before, coordination: [...(before.coordination ?? []), taken] };
  },
  CoordinationSettled: (now, { type: _, id, ...settled }) => {
    const before = working(now);
    const coordination = (before.coordination ?? []).map((each) => (each.id === id ? { ...each, settled } : each));
    return { ...before, coordination };
  },
};
