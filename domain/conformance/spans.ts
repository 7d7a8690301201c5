import type { DueDate } from '../calendar.ts';
import type { DueName } from '../case/due-name.ts';
import type { DeadlineName } from '../deadlines.ts';
import { broken, type Judgement } from './findings.ts';
import { all, type CaseRecord, type Entry } from './record.ts';

/** From one event to the next that a deadline asks for. */
export interface Span {
  readonly name: DueName;
  /** The matter it concerns, or `case`. */
  readonly subject: string;
  readonly deadline: DeadlineName;
  readonly from: Entry;
  /** What ended the wait; absent while it lasts. */
  readonly done?: Entry | undefined;
}

const due = (record: CaseRecord, { from, deadline }: Span): DueDate | undefined => record.dueFrom(from.at, deadline);

/** Reminders of this wait that went to the manager. */
function escalations(record: CaseRecord, { name, subject, from, done }: Span): Entry[] {
  return all(record, 'DeadlineReminded').filter(
    ({ seq, event }) =>
      event.level > 1 &&
      event.due === name &&
      event.subject === subject &&
      seq >= from.seq &&
      (done === undefined || seq <= done.seq),
  );
}

/**
 * A wait longer than its deadline, which never falls while the case is suspended; a reminder that went to the manager tells
 * so too, whatever the deadline is today.
 */
function isLate(record: CaseRecord, span: Span): boolean {
  const until = due(record, span);
  const late = until !== undefined && (span.done?.at ?? record.at) > until.at;
  return late || escalations(record, span).length > 0;
}

/**
 * Judges waits together: broken when one of them is late. Otherwise the caller is told the earliest deadline of those that
 * last, and the events that began and ended them all.
 */
export function judgeSpans(
  record: CaseRecord,
  spans: readonly Span[],
  late: string,
  inTime: (deadline: DueDate | undefined, shown: readonly (Entry | undefined)[]) => Judgement,
): Judgement {
  const missed = spans.filter((span) => isLate(record, span));
  if (missed.length > 0)
    return broken(late, ...missed.flatMap((span) => [span.from, ...escalations(record, span), span.done]));
  const lasting = spans.filter(({ done }) => !done).flatMap((span) => due(record, span) ?? []);
  const [earliest] = lasting.sort((one, other) => (one.at < other.at ? -1 : 1));
  return inTime(
    earliest,
    spans.flatMap(({ from, done }) => [from, done]),
  );
}
