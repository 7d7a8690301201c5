import { type Calendar, type DueDate, dueDate } from '../calendar.ts';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { withCorrections } from '../correction.ts';
import type { DeadlineName, Deadlines } from '../deadlines.ts';
import { pausesOf, stoppedSince } from '../due.ts';
import type { CaseEvent, EventType } from '../events.ts';
import { type Happened, replay } from '../evolve.ts';
import type { Instant } from '../values.ts';

/** Who acted, as the history has it. */
export type RecordedActor =
  | { readonly kind: 'principal'; readonly account: string }
  | { readonly kind: 'staff'; readonly id: string; readonly office: string }
  | { readonly kind: 'system'; readonly task: string };

/** One commit of the history: its number, when, by whom and what. */
export interface Recorded extends Happened {
  readonly seq: number;
  readonly actor: RecordedActor;
}

/** An event in its place in the history. */
interface Placed<Event> {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: RecordedActor;
  readonly event: Event;
}

export type Entry<Type extends EventType = EventType> = Placed<Extract<CaseEvent, { type: Type }>>;

/** What a rule looks at: the history, its events as they were put right, how the case stands after it, and the time of asking. */
export interface CaseRecord {
  readonly history: readonly Recorded[];
  readonly entries: readonly Entry[];
  readonly now: Case;
  readonly at: Instant;
  readonly calendar: Calendar;
  readonly deadlines: Deadlines;
  /** When a deadline that started at `from` falls; undefined while the case is suspended, if the clock stands before it. */
  readonly dueFrom: (from: Instant, deadline: DeadlineName) => DueDate | undefined;
}

/** @throws Error for a history without a first event, which is a defect */
export function recordOf(
  history: readonly Recorded[],
  at: Instant,
  { calendar, deadlines }: Pick<Context, 'calendar' | 'deadlines'>,
): CaseRecord {
  const now = replay(history);
  if (!now) throw new Error('A case without history');
  const entries = withCorrections(history).flatMap(({ seq, at: time, actor, events }) =>
    events.map((event): Entry => ({ seq, at: time, actor, event })),
  );
  const dueFrom = (from: Instant, deadline: DeadlineName): DueDate | undefined => {
    const due = dueDate(calendar, from, deadlines[deadline], pausesOf(now));
    const since = stoppedSince(now);
    return since !== undefined && due.at >= since ? undefined : due;
  };
  return { history, entries, now, at, calendar, deadlines, dueFrom };
}

/** Every event of a type, the oldest first. */
export const all = <Type extends EventType>({ entries }: CaseRecord, type: Type): Entry<Type>[] =>
  entries.filter((entry): entry is Entry<Type> => entry.event.type === type);

/** The first event of a type. */
export const first = <Type extends EventType>(record: CaseRecord, type: Type): Entry<Type> | undefined =>
  all(record, type)[0];

/** The first event of one of these types after another event. */
export const next = (record: CaseRecord, { seq }: Entry, types: readonly EventType[]): Entry | undefined =>
  record.entries.find((entry) => entry.seq > seq && types.includes(entry.event.type));

/** What ended the service: its completion, or a termination. */
export const endOfService = (record: CaseRecord): Entry<'ServiceEnded'> | Entry<'ServiceTerminated'> | undefined =>
  first(record, 'ServiceEnded') ?? first(record, 'ServiceTerminated');

/** Types of events that concern one matter. */
export type MatterEvent =
  | 'MatterWithdrawn'
  | 'MatterSubmitted'
  | 'ProgressReported'
  | 'ResultRecorded'
  | 'ResultDelivered';

/** The events of a type that concern a matter. */
export const ofMatter = <Type extends MatterEvent>(record: CaseRecord, type: Type, matter: string): Entry<Type>[] =>
  all(record, type).filter(({ event }) => 'matter' in event && event.matter === matter);

/** How the case stood after a commit. */
export const after = ({ history }: CaseRecord, commit: number): Case | undefined =>
  replay(history.filter(({ seq }) => seq <= commit));
