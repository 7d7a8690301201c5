import { awaitsConfirmation } from './authority.ts';
import { type Calendar, closingOf, dueDate, endOfDay } from './calendar.ts';
import type { DueName } from './case/due-name.ts';
import type { Mandate } from './case/mandate.ts';
import type { Matter } from './case/matters.ts';
import type { ConductReport } from './case/people.ts';
import {
  type ArchivingCase,
  type Case,
  type EndedCase,
  type EntrustedCase,
  type EvaluationCase,
  type HandlingCase,
  isEntrusted,
  type ReceptionCase,
} from './case.ts';
import { complaintDues } from './complaint/due.ts';
import { correctionDue } from './correction-due.ts';
import type { DeadlineName, Deadlines } from './deadlines.ts';
import { isFinal, isResting } from './lifecycle.ts';
import { milestoneDue } from './milestone-due.ts';
import { openMilestones, planInForce } from './plan.ts';
import { repairDues } from './repair/due.ts';
import type { Pause } from './suspension.ts';
import type { Instant } from './values.ts';

/** Something that must be done by a time. */
export interface Due {
  readonly name: DueName;
  /** The matter it concerns, or `case`. */
  readonly subject: string;
  readonly at: Instant;
  /** Since when, and by which deadline of the settings; absent where neither says it. */
  readonly span?: { readonly from: Instant; readonly deadline?: DeadlineName };
  /** The date rests on a year whose working days are not yet published. */
  readonly provisional: boolean;
}

/**
 * What a case is waiting for, the earliest first. While it is suspended that is its resumption alone, since every other clock
 * stands; afterwards what was due is due later by the working time that it rested.
 */
export function dues(now: Case, calendar: Calendar, deadlines: Deadlines): Due[] {
  const by = (name: DueName, subject: string, from: Instant, deadline: DeadlineName): Due => ({
    name,
    subject,
    span: { from, deadline },
    ...dueDate(calendar, from, deadlines[deadline], pausesOf(now)),
  });
  if (isHeld(now)) return [];
  return [...list(), ...ofPeople()].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

  function list(): Due[] {
    switch (now.stage) {
      case 'reception':
        return [reception(now)];
      case 'transfer':
        return [by('transfer', 'case', now.leg.since, 'transfer')];
      case 'acceptance':
        return [by('agreement', 'case', now.convertedAt ?? now.receivedAt, 'agreement')];
      case 'handling':
        return [...handling(now), ...lost(now), by('total', 'case', now.mandate.since, 'total')];
      case 'suspended':
        return [{ name: 'resumption', subject: 'case', ...closingOf(calendar, now.suspension.expectedEnd) }];
      case 'evaluation':
        return [
          { name: 'evaluation', subject: 'case', at: now.evaluationUntil, provisional: false },
          ...owed(now),
          ...lost(now),
        ];
      case 'archiving':
        return [...owed(now), ...lost(now)];
      case 'inquiry':
        return [by('response', 'case', now.openedAt, 'response')];
      case 'guidance':
        return [by('guidance', 'case', now.assistance.attendedAt, 'guidance')];
      case 'appraisal':
        return [{ name: 'evaluation', subject: 'case', at: now.evaluationUntil, provisional: false }];
      case 'complaint':
      case 'investigation':
      case 'reply':
      case 'call-back':
      case 'review':
        return complaintDues(now, calendar, deadlines);
      case 'poor-rating':
      case 'mending':
      case 'mend-call':
      case 'mend-check':
        return repairDues(now, calendar, deadlines);
      case 'mended':
      case 'mend-void':
      case 'complaint-refused':
      case 'complaint-withdrawn':
      case 'filed':
      case 'redirected':
      case 'collected':
      case 'declined':
      case 'withdrawn':
      case 'merged':
      case 'archived':
        return [];
    }
  }

  /** §7.2.1.1; once told that it is out of scope, the principal's consent and what follows (§7.2.1.2). */
  function reception({ arrivedAt, proposal }: ReceptionCase): Due {
    return proposal ? by('consent', 'case', proposal.at, 'consent') : by('reception', 'case', arrivedAt, 'reception');
  }

  /**
   * B.1 as we read it: the service may end at once, but then papers go back as soon as results do, and the form of a
   * termination is signed after them. Once the principal has been asked to collect them there is time to wait and to deposit.
   */
  function owed(ended: EvaluationCase | ArchivingCase): Due[] {
    const { endedAt, recoveredAt = endedAt, collectionAskedAt: asked } = ended;
    const from = recoveredAt > endedAt ? recoveredAt : endedAt;
    const papers =
      asked && asked > from ? by('papers', 'case', asked, 'deposit') : by('papers', 'case', from, 'delivery');
    const form = asked ? by('form', 'case', asked, 'deposit') : by('form', 'case', endedAt, 'form');
    return [...(papersToReturn(ended).length > 0 ? [papers] : []), ...(awaitsForm(ended) ? [form] : [])];
  }

  /** A.4.5: what was lost is replaced or answered for in time. */
  function lost(entrusted: EntrustedCase): Due[] {
    return openLosses(entrusted).map(({ id, reportedAt }) => by('loss', id, reportedAt, 'loss'));
  }

  /** A.2.3: papers that pass to another agent are looked through soon. */
  function ofPeople(): Due[] {
    if (isFinal(now.stage) || isResting(now.stage)) return [];
    return [...requests(), ...conduct(), ...(isEntrusted(now) ? [...handOvers(now), ...withdrawnPapers(now)] : [])];
  }

  function handOvers(entrusted: EntrustedCase): Due[] {
    if (!entrusted.handOver || pendingHandOver(entrusted).length === 0) return [];
    return [by('hand-over', 'case', entrusted.handOver.at, 'handOver')];
  }

  /** A.3.4: whoever asks for another agent is answered, as long as the service goes on. */
  function requests(): Due[] {
    if (!('agentRequest' in now) || !now.agentRequest || now.agentRequest.answer || 'endedAt' in now) return [];
    return [by('agent-request', 'case', now.agentRequest.at, 'agentRequest')];
  }

  /** A.3.5: whoever reports on conduct is answered, also after the service has ended. */
  function conduct(): Due[] {
    return openConduct(now).map(({ id, at }) => by('conduct', id, at, 'conduct'));
  }

  /** A.4.5: the papers of a matter that was taken back go back like those of a service that has ended. */
  function withdrawnPapers(entrusted: EntrustedCase): Due[] {
    if ('endedAt' in entrusted) return [];
    return papersOfWithdrawn(entrusted).map(({ id, since }) => by('papers', id, since, 'delivery'));
  }

  /** §7.2.3.3: no silence longer than allowed; §7.2.4: a result is delivered in time. */
  function handling({ matters, mandate }: HandlingCase): Due[] {
    return [
      ...confirmation(mandate),
      ...term(mandate),
      ...matters.flatMap(corrections),
      ...milestones(),
      ...matters.flatMap(({ id, state, toldAt, decidedAt }) => {
        if (state === 'delivered' || state === 'withdrawn') return [];
        return decidedAt ? [by('delivery', id, decidedAt, 'delivery')] : [by('silence', id, toldAt, 'silence')];
      }),
    ];
  }

  /** 民法典 §173: with the end of its term the mandate is over; it is a deadline once both sides have been warned of it. */
  function term({ term: { until }, warnedOf }: Mandate): Due[] {
    return warnedOf !== until ? [] : [{ name: 'term', subject: 'case', at: endOfDay(until), provisional: false }];
  }

  /** §7.2.3.2: what the authority wants corrected is filed by the day it set. */
  function corrections({ id, correction }: Matter): Due[] {
    if (!correction) return [];
    return [{ name: 'correction', subject: id, at: correctionDue(correction.by, pausesOf(now)), provisional: false }];
  }

  /** A.7.1: what the plan in force names is reached by its day. */
  function milestones(): Due[] {
    const plan = planInForce(now);
    if (!plan || !isEntrusted(now)) return [];
    return openMilestones(now).map((milestone) => ({
      name: 'milestone',
      subject: milestone.id,
      span: { from: plan.since },
      ...milestoneDue(calendar, now, plan, milestone),
    }));
  }

  /** §6.3.2: an oral mandate is to be confirmed by the time that was set when it was given. */
  function confirmation(mandate: Mandate): Due[] {
    const { oral } = mandate;
    if (!oral || !awaitsConfirmation(mandate)) return [];
    return [{ name: 'confirmation', subject: 'case', at: oral.confirmBy, provisional: false }];
  }
}

/** Since when the clocks of the case stand: while it is suspended, or held by a dispute (A.6 as we read it). */
export function stoppedSince(now: Case): Instant | undefined {
  if (now.stage === 'suspended') return now.suspension.since;
  return isHeld(now) ? now.dispute?.at : undefined;
}

const isHeld = (now: Case): now is HandlingCase => now.stage === 'handling' && now.dispute?.hold === true;

/** When the clocks of the case stood: while it was suspended or held. */
export const pausesOf = (now: Case): readonly Pause[] => ('pauses' in now ? now.pauses : []);

/** The papers that the new agent has not yet confirmed to have; what has left the office meanwhile is none of them. */
export function pendingHandOver(now: EntrustedCase): string[] {
  const held = new Set(heldPapers(now).map(({ id }) => id));
  return (now.handOver?.materials ?? []).filter((id) => held.has(id));
}

/** Matters that were taken back while papers of theirs are kept, and since when these are to go home. */
export const papersOfWithdrawn = (now: EntrustedCase): { readonly id: string; readonly since: Instant }[] =>
  now.matters.flatMap(({ id, withdrawnAt }) => {
    if (!withdrawnAt || !heldPapers(now).some(({ matter }) => matter === id)) return [];
    const { recoveredAt = withdrawnAt } = now;
    return [{ id, since: recoveredAt > withdrawnAt ? recoveredAt : withdrawnAt }];
  });

/** 服务终止单 is still to be signed (§7.2.5.2). */
export const awaitsForm = ({ termination, form }: EndedCase): boolean => termination !== undefined && !form;

/** Papers, originals or copies, that the mandatary still keeps; what exists only as a file is no paper. */
export const heldPapers = ({ materials }: EntrustedCase) =>
  materials.filter(({ state, originals, copies }) => state === 'held' && originals + copies > 0);

/** Reports on conduct that nobody has answered yet (A.3.5). */
export const openConduct = (now: Case): readonly ConductReport[] =>
  ('conductReports' in now ? (now.conductReports ?? []) : []).filter(({ answer }) => !answer);

/** Losses that have not been settled. */
export const openLosses = ({ losses = [] }: EntrustedCase) => losses.filter(({ settlement }) => !settlement);

/** What must go back to the principal: all papers before a termination form says so (B.1), otherwise the originals. */
export const papersToReturn = (ended: EndedCase) => (awaitsForm(ended) ? heldPapers(ended) : heldOriginals(ended));

/** Originals that the mandatary still keeps: a case with such papers can't be sealed (A.4.5, B.1). */
export const heldOriginals = ({ materials }: EntrustedCase) =>
  materials.filter(({ state, originals }) => state === 'held' && originals > 0);
