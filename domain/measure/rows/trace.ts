import type { Calendar } from '../../calendar.ts';
import { dayOf, dueDate } from '../../calendar.ts';
import { type Case, isEntrusted } from '../../case.ts';
import type { DeadlineName, Deadlines } from '../../deadlines.ts';
import { pausesOf } from '../../due.ts';
import type { CaseEvent, EventOf, EventType } from '../../events.ts';
import { evolve, type Happened } from '../../evolve.ts';
import type { Day, Instant } from '../../values.ts';
import type { Measure } from '../measures.ts';
import { channels, type Group, none, pendingUntil, type Row, rowServices } from '../row.ts';

/** One event of a case: how the case stood before it, and after. */
export interface Moment {
  readonly at: Instant;
  readonly event: CaseEvent;
  /** Absent before the registration. */
  readonly before: Case | undefined;
  readonly now: Case;
}

/** What decides whether something came in time. */
export interface Clocks {
  readonly calendar: Calendar;
  readonly deadlines: Deadlines;
}

/** A case from its first event to its last, read once for every measure. */
export interface Trace extends Clocks {
  readonly moments: readonly Moment[];
  /** As it stands after the last. */
  readonly now: Case;
}

export function traceOf(history: readonly Happened[], clocks: Clocks): Trace | undefined {
  const moments: Moment[] = [];
  let before: Case | undefined;
  for (const { at, events } of history)
    for (const event of events) {
      const now = evolve(before, event, at);
      moments.push({ at, event, before, now });
      before = now;
    }
  return before && { ...clocks, moments, now: before };
}

/** A moment of one type of event. */
export type MomentOf<Type extends EventType> = Moment & { readonly event: EventOf<Type> };

const isOf =
  <Type extends EventType>(types: readonly Type[]) =>
  (moment: Moment): moment is MomentOf<Type> =>
    (types as readonly EventType[]).includes(moment.event.type);

/** All events of these types, in their order. */
export const all = <Type extends EventType>({ moments }: Trace, ...types: Type[]): MomentOf<Type>[] =>
  moments.filter(isOf(types));

/** The first event of these types, after another if one is given. */
export const first = <Type extends EventType>(
  { moments }: Trace,
  types: readonly Type[],
  after?: Moment,
): MomentOf<Type> | undefined => moments.slice(after ? moments.indexOf(after) + 1 : 0).find(isOf(types));

/** A row about a case as it then stood. */
export const row = (
  now: Case,
  day: Day,
  measure: Measure,
  value: Row['value'],
  details: Partial<Pick<Row, 'office' | 'item' | 'staff'>> = {},
): Row => ({
  day,
  office: now.office,
  item: (isEntrusted(now) ? now.matters[0]?.item : now.items[0]) ?? none,
  service: rowServices.find((service) => service === now.service) ?? 'none',
  channel: channels.find((channel) => channel === now.channel) ?? 'none',
  groups: groupsOf(now),
  staff: 'agent' in now ? now.agent : none,
  measure,
  value,
  ...details,
});

/** A row about what happened at a moment, on its day. */
export const rowAt = (
  { now, at }: Moment,
  measure: Measure,
  value: Row['value'],
  details?: Parameters<typeof row>[4],
) => row(now, dayOf(at), measure, value, details);

function groupsOf({ principal }: Case): Group[] {
  return [
    ...(principal.age === 'elder' ? ['elderly' as const] : []),
    ...(principal.kind === 'organisation' ? ['enterprise' as const] : []),
  ];
}

/** When a deadline falls that runs from an instant, by the pauses of the case. */
export const dueFrom = ({ calendar, deadlines, now }: Trace, from: Instant, name: DeadlineName): Instant =>
  dueDate(calendar, from, deadlines[name], pausesOf(now)).at;

/** Whether something was done in time. `over` is when it could be done no more; undefined if that was before it was due. */
export function timeliness(due: Instant, done: Instant | undefined): string;
export function timeliness(due: Instant, done: Instant | undefined, over: Instant | undefined): string | undefined;
export function timeliness(due: Instant, done: Instant | undefined, over?: Instant): string | undefined {
  if (done !== undefined) return done <= due ? 'on-time' : 'late';
  if (over === undefined) return pendingUntil(due);
  return over > due ? 'missed' : undefined;
}
