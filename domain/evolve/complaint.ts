import type { Case, ComplaintCase } from '../case.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { ComplaintEvent } from '../events/complaint.ts';
import type { EventOf } from '../events.ts';
import { firstStages } from '../lifecycle.ts';
import type { Instant } from '../values.ts';
import { type Evolutions, openedTwice } from './table.ts';

/** §8.2: the first event makes the complaint. */
export function complaintOpened(event: EventOf<'ComplaintRegistered'>, at: Instant): Case {
  const { type: _, id, office, channel, principal, text, ...complaint } = event;
  return {
    id,
    office,
    channel,
    principal,
    need: text,
    service: 'complaint',
    stage: firstStages.complaint,
    openedAt: at,
    arrivedAt: at,
    items: [],
    documents: [],
    consents: [],
    legs: [],
    reminded: {},
    complaint: { ...complaint, links: [], passings: [], deciders: [], measures: [] },
  };
}

/** The case, known to be a complaint in one of these stages; in any, if none is named. */
function complaintIn(now: Case, ...stages: readonly ComplaintCase['stage'][]): ComplaintCase {
  if (!('complaint' in now) || (stages.length > 0 && !stages.includes(now.stage)))
    throw new Error(`An event of a complaint in ${now.stage}`);
  return now;
}

const changed = (now: ComplaintCase, ...parts: readonly Partial<Complaint>[]): ComplaintCase => ({
  ...now,
  complaint: Object.assign({}, now.complaint, ...parts),
});

const moved = (now: ComplaintCase, stage: ComplaintCase['stage'], part: Partial<Complaint>): ComplaintCase => ({
  ...changed(now, part),
  stage,
});

/** Nobody has it in hand any more. */
function released({ complaint: { handler: _, ...complaint }, ...now }: ComplaintCase): ComplaintCase {
  return { ...now, complaint };
}

/** Another office begins anew: it accepts, and its time runs from then. */
function passed(now: ComplaintCase, { type: _, except: __, ...hop }: EventOf<'ComplaintPassedOn'>, at: Instant): Case {
  const { acceptedAt: _accepted, contactedAt: _contacted, ...complaint } = released(now).complaint;
  const passings = [...complaint.passings, { ...hop, at }];
  return { ...now, office: hop.to, arrivedAt: at, stage: 'complaint', complaint: { ...complaint, passings } };
}

/** Whoever turns out to be concerned has it in hand no longer. */
function identified(now: ComplaintCase, found: EventOf<'ConcernedIdentified'>['concerned']): Case {
  const { complaint } = changed(now, { concerned: [...now.complaint.concerned, ...found] });
  const { handler } = complaint;
  const stays = handler === undefined || !complaint.concerned.some(({ staff }) => staff === handler);
  return stays ? { ...now, complaint } : released({ ...now, complaint });
}

function decided(
  now: ComplaintCase,
  decision: Omit<NonNullable<Complaint['decision']>, 'at'>,
  at: Instant,
  part: Partial<Complaint> = {},
): Case {
  const deciders = [...new Set([...now.complaint.deciders, decision.by])];
  return moved(now, 'reply', { decision: { ...decision, at }, deciders, handler: decision.by, ...part });
}

function answered(now: ComplaintCase, event: EventOf<'ComplaintAnswered'>, at: Instant): Case {
  const { type: _, answer: text, reviewUntil, ...said } = event;
  const { reviewUntil: _before, callBack: __, ...complaint } = now.complaint;
  return {
    ...now,
    stage: 'call-back',
    complaint: { ...complaint, answer: { text, ...said, at }, ...(reviewUntil && { reviewUntil }) },
  };
}

/** §8.2. */
export const complaintEvolutions: Evolutions<ComplaintEvent['type']> = {
  ComplaintRegistered: openedTwice,
  ComplaintPassedOn: (now, event, at) => passed(complaintIn(now, 'complaint', 'investigation'), event, at),
  ComplaintAssigned: (now, { handler }) =>
    changed(complaintIn(now, 'complaint', 'investigation', 'review'), { handler }),
  ComplaintAccepted: (now, { handler, cause }, at) =>
    moved(complaintIn(now, 'complaint'), 'investigation', { handler, cause, acceptedAt: at }),
  ComplaintRefused: (now, { type: _, ...refusal }) =>
    moved(released(complaintIn(now, 'complaint')), 'complaint-refused', { refusal }),
  ConcernedIdentified: (now, { concerned }) => identified(complaintIn(now), concerned),
  ComplainantContacted: (now, _, at) => changed(complaintIn(now, 'investigation'), { contactedAt: at }),
  ComplaintExtended: (now, { reason }, at) => changed(complaintIn(now, 'investigation'), { extension: { reason, at } }),
  FindingsRecorded: (now, { findings: text, documents }, at) =>
    changed(complaintIn(now, 'investigation'), { findings: { text, documents, at } }),
  ComplaintDecided: (now, { type: _, ...decision }, at) => decided(complaintIn(now, 'investigation'), decision, at),
  ComplaintAnswered: (now, event, at) => answered(complaintIn(now, 'reply'), event, at),
  ComplainantCalledBack: (now, { type: _, ...said }, at) =>
    changed(complaintIn(now, 'call-back'), { callBack: { ...said, at } }),
  ReviewRequested: (now, { reason }, at) =>
    moved(released(complaintIn(now, 'call-back')), 'review', { review: { reason, at } }),
  ReviewDecided: (now, { type: _, changed: other, ...decision }, at) => {
    const then = complaintIn(now, 'review');
    return decided(then, decision, at, { review: { reason: '', at, ...then.complaint.review, changed: other } });
  },
  ImprovementProposed: (now, { type: _, ...proposed }, at) => {
    const then = complaintIn(now);
    return changed(then, { measures: [...then.complaint.measures, { ...proposed, at }] });
  },
  ComplaintLinked: (now, { type: _, ...link }) => {
    const then = complaintIn(now);
    return changed(then, { links: [...then.complaint.links, link] });
  },
  ComplaintWithdrawn: (now, { type: _, ...withdrawal }) =>
    moved(complaintIn(now, 'complaint', 'investigation'), 'complaint-withdrawn', { withdrawal }),
  ComplaintFiled: (now, { retainUntil }) => moved(complaintIn(now, 'call-back'), 'filed', { retainUntil }),
};
