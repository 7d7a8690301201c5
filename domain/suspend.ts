import * as z from 'zod/mini';
import { awaitsConfirmation, inHandling, serviceOver } from './authority.ts';
import { dayOf, dueDate } from './calendar.ts';
import { noticeMeans } from './case/telling.ts';
import type { Case, HandlingCase, SuspendedCase } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { delaySides, suspensionReasons, type Told } from './suspension.ts';
import { Day, plainText } from './values.ts';

const ToldThen = z.strictObject({ means: z.enum(noticeMeans), on: Day });

/** 中止: why the case rests, on whose side the delay is, until when it is expected to, and how the principal was told. */
export const Suspend = z.strictObject({
  reason: z.enum(suspensionReasons),
  explanation: plainText(1000),
  side: z.enum(delaySides),
  expectedEnd: Day,
  told: ToldThen,
});
export type Suspend = z.infer<typeof Suspend>;

/** 续办: why it can go on, and how the principal was told. */
export const Resume = z.strictObject({ explanation: plainText(1000), told: ToldThen });
export type Resume = z.infer<typeof Resume>;

/**
 * 中止: the case rests, for a reason that is told. The standard knows no suspension; as we read 附录A 七.1, which forbids
 * either side to delay *without reason*, a delay with a reason may be recorded, and then stops every clock of the handling.
 * The agent in charge suspends within the mandate, or the manager; an oral mandate once it is confirmed.
 */
export function suspend(now: Case, asked: Suspend, context: Context): Decision {
  const forbidden = forbids('suspend', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'suspended') return isSame(now, asked) ? nothing : refused('A.7.1', 'already-suspended');
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage !== 'handling') return refused('A.7.4', 'authority-off', '民法典第165条');
  if (now.dispute?.hold) return refused('A.6', 'on-hold');
  if (awaitsConfirmation(now.mandate)) return refused('6.3.2', 'confirmation-first', '民法典第165条');
  const fault = mandateFault(now, context) ?? endFault(asked, context) ?? tellingFault(now, asked.told, context);
  return fault ?? decided({ type: 'CaseSuspended', ...asked, by: staffId(context) });
}

/** 续办: the case goes on where it stood; what was due then is due later by the working time that it rested. */
export function resume(now: Case, asked: Resume, context: Context): Decision {
  const forbidden = forbids('resume', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage !== 'suspended')
    return 'pauses' in now && now.pauses.length > 0 ? nothing : refused('A.7.1', 'not-suspended');
  return tellingFault(now, asked.told, context) ?? decided({ type: 'CaseResumed', ...asked, by: staffId(context) });
}

const isSame = ({ suspension }: SuspendedCase, { reason, side, expectedEnd }: Suspend) =>
  suspension.reason === reason && suspension.side === side && suspension.expectedEnd === expectedEnd;

/** The agent acts within the mandate; the manager also when the agent no longer can. */
function mandateFault(now: HandlingCase, context: Context): Refusal | undefined {
  const { actor } = context;
  if (actor.kind !== 'staff' || actor.id !== now.agent) return undefined;
  const handling = inHandling(now, context);
  return 'outcome' in handling ? handling : undefined;
}

/** It ends on a later day, and within the longest suspension that the district allows: by then somebody must look again. */
function endFault({ expectedEnd }: Suspend, { now, calendar, deadlines }: Context): Refusal | undefined {
  const latest = dayOf(dueDate(calendar, now, deadlines.suspension).at);
  if (expectedEnd <= dayOf(now)) return refused('A.7.1', 'resumption-in-past');
  return expectedEnd > latest ? refused('A.7.1', 'suspension-too-long') : undefined;
}

/** The principal is told, during this service and today at the latest (§7.2.3.3). */
const tellingFault = (
  { mandate }: HandlingCase | SuspendedCase,
  { on }: Told,
  { now }: Context,
): Refusal | undefined =>
  on >= dayOf(mandate.since) && on <= dayOf(now) ? undefined : refused('7.2.3.3', 'suspension-not-told');

const staffId = ({ actor }: Context): string => (actor.kind === 'staff' ? actor.id : '');
