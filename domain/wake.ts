import { awaitsConfirmation } from './authority.ts';
import { daysBefore, dueDate, endOfDay } from './calendar.ts';
import type { Mandate } from './case/mandate.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided } from './decision.ts';
import { type Due, dues } from './due.ts';
import type { CaseEvent } from './events.ts';
import { isFinal } from './lifecycle.ts';
import { closedTo, forbids, subjectOf } from './permissions.ts';
import type { Instant } from './values.ts';

/**
 * What is due now: a time-out of the workflow is only a wake-up, since deadlines live in the case and move.
 * A deadline that has passed reminds the agent, later the managers, step by step; the evaluation window closes by itself, and nothing
 * unrated is ever counted as satisfied (§7.1.3, §7.2.6). An oral mandate that nobody confirmed in time is recorded as lapsed
 * (§6.3.2); a transfer without an answer goes back (§7.2.1.2). Before the
 * term of a mandate ends both sides are warned.
 */
export function wake(now: Case, context: Context): Decision {
  const forbidden = forbids('wake', subjectOf(now), context);
  if (forbidden) return forbidden;
  const { calendar, deadlines, now: at } = context;
  const waiting = dues(now, calendar, deadlines);
  const owed = waiting.filter(({ name }) => name !== 'evaluation' && name !== 'transfer');
  const reminders = owed.flatMap((due) => reminder(now, due, context));
  const closed = (now.stage === 'evaluation' || now.stage === 'appraisal') && at > now.evaluationUntil;
  const lapsed = now.stage === 'handling' && lapses(now.mandate, at);
  const warned = now.stage === 'handling' && isWarnable(now.mandate, context);
  return decided(
    ...(warned ? [{ type: 'TermWarned', until: now.mandate.term.until } as const] : []),
    ...(lapsed ? [{ type: 'OralMandateLapsed' } as const] : []),
    ...reminders,
    ...(closed ? [{ type: 'EvaluationClosed' } as const] : []),
    ...unanswered(now, waiting, at),
  );
}

/** Some time before its end, once for each end (民法典 §165). */
const warning = ({ term: { until } }: Mandate, { deadlines }: Context): Instant =>
  daysBefore(until, deadlines.term.value);

const isWarnable = (mandate: Mandate, context: Context): boolean =>
  mandate.warnedOf !== mandate.term.until &&
  context.now >= warning(mandate, context) &&
  context.now <= endOfDay(mandate.term.until);
/** §7.2.1.2: a transfer that nobody answered in time goes back to the office it came from. */
function unanswered(now: Case, waiting: readonly Due[], at: Instant): CaseEvent[] {
  const due = waiting.find(({ name }) => name === 'transfer');
  if (now.stage !== 'transfer' || !due || at <= due.at) return [];
  const { from, to } = now.leg;
  return [{ type: 'TransferReturned', from, to, why: 'lapsed' }];
}

const lapses = (mandate: Mandate, at: Instant): boolean =>
  awaitsConfirmation(mandate) && !mandate.oral?.lapsedAt && at > (mandate.oral?.confirmBy ?? at);

function reminder(now: Case, due: Due, context: Context): CaseEvent[] {
  const level = levelDue(now, due, context);
  if (!level) return [];
  const above = context.deadlines.escalation[level - 2]?.above;
  const { name, subject, at } = due;
  return [
    { type: 'DeadlineReminded', due: name, subject, dueAt: at, level, ...(above ? { above } : {}), ...exceptOf(now) },
  ];
}

/** §8.2, §8.3: whom a complaint or a poor rating is about hears nothing of it. */
function exceptOf(now: Case): { except?: readonly string[] } {
  const except = closedTo(now);
  return except.length > 0 ? { except } : {};
}

const reached = (now: Case, { name, subject, at }: Due) => now.reminded[`${name}:${subject}:${at}`] ?? 0;

/** The level of reminder that is owed now, or undefined. A deadline long past goes straight to the highest level reached. */
function levelDue(now: Case, due: Due, context: Context): number | undefined {
  const level = levels(due, context).findLastIndex((at) => context.now > at) + 1;
  return level > reached(now, due) ? level : undefined;
}

/** When each level of reminder is owed: the first with the deadline, the others by the steps of escalation. */
const levels = ({ at }: Due, { calendar, deadlines }: Context): Instant[] => [
  at,
  ...deadlines.escalation.map(({ after }) => dueDate(calendar, at, after).at),
];

/** How long a case with nothing left to remind of may sleep before it is looked at again, ms. */
const longestSleep = 7 * 86_400_000;

/**
 * When the case must be looked at next: just after the next deadline or escalation that has not been acted on; at the
 * latest in a week, so that every wait leads somewhere. Undefined for a case that waits for nothing.
 */
export function nextWake(now: Case, context: Context): Instant | undefined {
  if (isFinal(now.stage)) return undefined;
  const times = dues(now, context.calendar, context.deadlines).flatMap(
    (due) => levels(due, context)[reached(now, due)] ?? [],
  );
  if (now.stage === 'handling' && now.mandate.warnedOf !== now.mandate.term.until)
    times.push(warning(now.mandate, context));
  const latest = Date.parse(context.now) + longestSleep;
  const earliest = Math.min(latest, ...times.map((time) => Date.parse(time) + 1));
  return new Date(Math.max(earliest, Date.parse(context.now) + 1000)).toISOString();
}
