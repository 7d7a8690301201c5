import * as z from 'zod/mini';
import { advised } from './assistance.ts';
import { inHandling } from './authority.ts';
import { dayOf } from './calendar.ts';
import type { Case, GuidanceCase, HandlingCase } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Day, Id, plainText } from './values.ts';

/** 协调: with which authority, about what, when; and the outcome, where there is one already. */
export const RecordCoordination = z.strictObject({
  authority: Id,
  /** A matter of the mandate, or an item that was advised on; the whole case without it. */
  subject: z.optional(Id),
  problem: plainText(500),
  on: Day,
});
export type RecordCoordination = z.infer<typeof RecordCoordination>;

/** 协调结果: whether the problem is solved, and how; or why not. */
export const SettleCoordination = z.strictObject({ resolved: z.boolean(), outcome: plainText(500), on: Day });
export type SettleCoordination = z.infer<typeof SettleCoordination>;

/** A problem that was taken up with an authority, and what came of it. */
export interface Coordination {
  readonly id: string;
  readonly authority: string;
  readonly subject?: string;
  readonly problem: string;
  readonly on: Day;
  readonly settled?: { readonly resolved: boolean; readonly outcome: string; readonly on: Day };
}

/** The case while problems can be taken up: by anybody of the office in 帮办 (§7.1.2.4), by the agent in charge in 代办 (§7.2.3.4). */
const coordinating = (now: Case, context: Context): GuidanceCase | HandlingCase | Refusal =>
  now.service === 'assistance' ? inGuidance(now) : inHandling(now, context);

const clauseOf = ({ service }: Case) => (service === 'assistance' ? '7.1.2.4' : '7.2.3.4');

const isSubject = (now: GuidanceCase | HandlingCase, subject: string): boolean =>
  now.stage === 'guidance'
    ? advised(now.assistance).some(({ item }) => item === subject)
    : now.matters.some(({ id }) => id === subject);

/** §7.1.2.4, §7.2.3.4: a problem of the handling is taken up with the authority concerned. */
export function recordCoordination(now: Case, asked: RecordCoordination, context: Context): Decision {
  const forbidden = forbids('record-coordination', subjectOf(now), context);
  if (forbidden) return forbidden;
  const working = coordinating(now, context);
  if ('outcome' in working) return working;
  const { authority, subject, problem, on } = asked;
  const clause = clauseOf(now);
  if (!context.authorities.some(({ code }) => code === authority)) return refused(clause, 'authority-unknown');
  if (subject !== undefined && !isSubject(working, subject)) return refused(clause, 'subject-unknown');
  if (on < dayOf(working.receivedAt) || on > dayOf(context.now)) return refused(clause, 'day-not-in-service');
  const same = (each: Coordination) =>
    each.authority === authority && each.subject === subject && each.problem === problem && each.on === on;
  if (working.coordination?.some(same)) return nothing;
  const id = context.newId();
  return decided({ type: 'CoordinationRecorded', id, authority, ...(subject ? { subject } : {}), problem, on });
}

/** §7.1.2.4, §7.2.3.4: what came of it is recorded, once. */
export function settleCoordination(now: Case, id: string, asked: SettleCoordination, context: Context): Decision {
  const forbidden = forbids('settle-coordination', subjectOf(now), context);
  if (forbidden) return forbidden;
  const working = coordinating(now, context);
  if ('outcome' in working) return working;
  const { resolved, outcome, on } = asked;
  const clause = clauseOf(now);
  const taken = working.coordination?.find((each) => each.id === id);
  if (!taken) return refused(clause, 'coordination-unknown');
  const { settled } = taken;
  if (settled) {
    const same = settled.resolved === resolved && settled.outcome === outcome && settled.on === on;
    return same ? nothing : refused(clause, 'already-settled');
  }
  if (on < taken.on || on > dayOf(context.now)) return refused(clause, 'day-not-in-service');
  return decided({ type: 'CoordinationSettled', id, resolved, outcome, on });
}
