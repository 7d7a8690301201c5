import { type Calendar, dueDate } from './calendar.ts';
import type { AgencyCase, ArchivingCase, DueName, EntrustedCase, EvaluationCase, HandlingCase } from './case.ts';
import type { Deadlines } from './deadlines.ts';
import type { Instant } from './values.ts';

/** Something that must be done by a time. */
export interface Due {
  readonly name: DueName;
  /** The matter it concerns, or `case`. */
  readonly subject: string;
  readonly at: Instant;
  /** The date rests on a year whose working days are not yet published. */
  readonly provisional: boolean;
}

/** What a case is waiting for, the earliest first. */
export function dues(now: AgencyCase, calendar: Calendar, deadlines: Deadlines): Due[] {
  const by = (name: DueName, subject: string, from: Instant, deadline: keyof Deadlines): Due => ({
    name,
    subject,
    ...dueDate(calendar, from, deadlines[deadline]),
  });
  return list().sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

  function list(): Due[] {
    switch (now.stage) {
      case 'reception':
        return [by('reception', 'case', now.openedAt, 'reception')];
      case 'acceptance':
        return [by('agreement', 'case', now.receivedAt, 'agreement')];
      case 'handling':
        return handling(now);
      case 'evaluation':
        return [{ name: 'evaluation', subject: 'case', at: now.evaluationUntil, provisional: false }, ...papers(now)];
      case 'archiving':
        return papers(now);
      case 'declined':
      case 'archived':
        return [];
    }
  }

  /** B.1 as we read it: the service may end at once, but then originals go back as soon as results do. */
  function papers(ended: EvaluationCase | ArchivingCase): Due[] {
    return heldOriginals(ended).length > 0 ? [by('papers', 'case', ended.endedAt, 'delivery')] : [];
  }

  /** §7.2.3.3: no silence longer than allowed; §7.2.4: a result is delivered in time. */
  function handling({ matters }: HandlingCase): Due[] {
    return matters.flatMap(({ id, state, toldAt, decidedAt }) => {
      if (state === 'delivered') return [];
      return decidedAt ? [by('delivery', id, decidedAt, 'delivery')] : [by('silence', id, toldAt, 'silence')];
    });
  }
}

/** Originals that the mandatary still keeps: a case with such papers can't be sealed (A.4.5, B.1). */
export const heldOriginals = ({ materials }: EntrustedCase) =>
  materials.filter(({ state, originals }) => state === 'held' && originals > 0);
