import type { DueName } from '../case/due-name.ts';
import { decisionDue } from '../complaint/due.ts';
import type { DeadlineName } from '../deadlines.ts';
import type { EventType } from '../events.ts';
import { broken, type Judgement, notApplicable, obeyed, type Rule } from './findings.ts';
import { after, all, type CaseRecord, type Entry, first, next } from './record.ts';
import { judgeSpans, type Span } from './spans.ts';

/** A clause of 帮办 and 代办, to which a complaint does not answer. */
export const unlessComplaint =
  (rule: Rule): Rule =>
  (record) =>
    'complaint' in record.now
      ? notApplicable('本件为投诉，只适用 8.2。')
      : 'repair' in record.now
        ? notApplicable('本件为差评整改；服务本身是否符合，见所评价的案件。')
        : rule(record);

type Wait = readonly [from: EventType, ends: readonly EventType[], deadline: DeadlineName, name: DueName];

const withdrawn = ['ComplaintWithdrawn', 'ComplaintPassedOn'] as const;

/** What must follow what, and until when. */
const waits: readonly Wait[] = [
  [
    'ComplaintRegistered',
    ['ComplaintAccepted', 'ComplaintRefused', ...withdrawn],
    'complaintAcceptance',
    'complaint-acceptance',
  ],
  [
    'ComplaintPassedOn',
    ['ComplaintAccepted', 'ComplaintRefused', ...withdrawn],
    'complaintAcceptance',
    'complaint-acceptance',
  ],
  ['ComplaintDecided', ['ComplaintAnswered'], 'complaintReply', 'complaint-reply'],
  ['ReviewRequested', ['ReviewDecided'], 'complaintReview', 'complaint-review'],
  ['ReviewDecided', ['ComplaintAnswered'], 'complaintReply', 'complaint-reply'],
];

/** Of a complaint under a name. */
const waitsOfNamed: readonly Wait[] = [
  [
    'ComplaintAccepted',
    ['ComplainantContacted', 'ComplaintDecided', ...withdrawn],
    'complaintContact',
    'complaint-contact',
  ],
  ['ComplaintAnswered', ['ComplainantCalledBack', 'ReviewRequested'], 'complaintCallBack', 'complaint-call-back'],
];

const spansOf = (record: CaseRecord, named: boolean): Span[] =>
  [...waits, ...(named ? waitsOfNamed : [])].flatMap(([type, ends, deadline, name]) =>
    all(record, type).map((from): Span => ({ name, subject: 'case', deadline, from, done: next(record, from, ends) })),
  );

/**
 * §8.2: accepted, looked into, decided, answered, called back and filed in time, and by nobody whom it concerns. A complaint that went
 * to the wrong office was passed on in time.
 */
export const complaintHandling: Rule = (record) => {
  const { now } = record;
  if (!('complaint' in now)) return notApplicable('本案不是投诉；投诉另行登记、受理、处置和归档。');
  const registered = first(record, 'ComplaintRegistered');
  const own = handledByConcerned(record);
  if (own) return broken('处理人员为被投诉人或其直接领导。', registered, own);
  const slow = passedTooLate(record);
  if (slow) return broken('非本部门职责的投诉未在期限内转出。', registered, slow);
  const late = decidedTooLate(record);
  if (late) return late;
  return judgeSpans(
    record,
    spansOf(record, now.complaint.named),
    '超过受理、联系、反馈、回访或复核的期限。',
    (deadline, shown) =>
      ended(record, shown) ?? {
        status: 'open',
        why: '投诉正在办理，已到的期限均已遵守。',
        ...(deadline && { deadline }),
        proof: [],
      },
  );
};

function ended(record: CaseRecord, shown: readonly (Entry | undefined)[]): Judgement | undefined {
  const filed = first(record, 'ComplaintFiled');
  if (filed) return obeyed('投诉已由无关人员在期限内受理、调查、处置、反馈、回访并归档。', ...shown, filed);
  const refused = first(record, 'ComplaintRefused');
  if (refused) return obeyed('投诉已在期限内告知不予受理及理由。', ...shown);
  const taken = first(record, 'ComplaintWithdrawn');
  return taken && obeyed('投诉已由投诉人撤回。', ...shown, taken);
}

/** An act of somebody whom it was known to concern by then. */
function handledByConcerned(record: CaseRecord): Entry | undefined {
  const acts = record.entries.filter(({ event: { type } }) => handling.includes(type));
  return acts.find(({ seq, actor }) => {
    const then = after(record, seq - 1);
    if (actor.kind !== 'staff' || !then || !('complaint' in then)) return false;
    return then.complaint.concerned.some(({ staff }) => staff === actor.id);
  });
}

const handling: readonly EventType[] = [
  'ComplaintAccepted',
  'ComplaintRefused',
  'FindingsRecorded',
  'ComplaintDecided',
  'ComplaintAnswered',
  'ReviewDecided',
];

/** A hop of a misrouted complaint that came later than its deadline. */
function passedTooLate(record: CaseRecord): Entry | undefined {
  return all(record, 'ComplaintPassedOn').find(({ seq, at, event }) => {
    const then = after(record, seq - 1);
    const due = event.why === 'misrouted' && then ? record.dueFrom(then.arrivedAt, 'complaintPassing') : undefined;
    return due !== undefined && at > due.at;
  });
}

/** The decision has a deadline that may have been put off once. */
function decidedTooLate(record: CaseRecord): Judgement | undefined {
  const accepted = all(record, 'ComplaintAccepted').at(-1);
  if (!accepted) return undefined;
  const done = next(record, accepted, ['ComplaintDecided', ...withdrawn]);
  const then = done ? after(record, done.seq - 1) : record.now;
  if (!then || !('complaint' in then)) return undefined;
  const due = decisionDue(then.complaint, record.calendar, record.deadlines);
  const at = done?.at ?? record.at;
  return at > due.at ? broken('超过投诉处置期限。', accepted, ...all(record, 'ComplaintExtended'), done) : undefined;
}
