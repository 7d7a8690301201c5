import { dayOf, workingDays, workingTime } from '../../calendar.ts';
import type { Termination } from '../../case/endings.ts';
import { type EndedCase, isEntrusted } from '../../case.ts';
import { stoppedSince } from '../../due.ts';
import { pendingUntil, type Row } from '../row.ts';
import { all, dueFrom, first, type MomentOf, row, rowAt, type Trace } from './trace.ts';

/** §7.1.2, §7.2.5, 口径v1 9.3: how the service ended, and whether in time. */
export function* endingRows(trace: Trace): Generator<Row> {
  const end = first(trace, ['ServiceEnded', 'ServiceTerminated', 'AssistanceConcluded']);
  if (end) yield* ended(trace, end);
  yield* completed(trace, end);
}

type End = MomentOf<'ServiceEnded' | 'ServiceTerminated' | 'AssistanceConcluded'>;

function* ended(trace: Trace, end: End): Generator<Row> {
  const { event, now, at } = end;
  yield rowAt(end, 'resolution', raisedAgain(trace, end) ? 'reopened' : resolutionOf(end));
  yield rowAt(end, 'asked', first(trace, ['EvaluationInvited'], end) ? 'asked' : 'no-contact');
  if (event.type === 'AssistanceConcluded')
    yield rowAt(end, 'assistance-time', Math.floor(workingTime(trace.calendar, now.openedAt, at) / 60_000));
  if (event.type === 'ServiceTerminated' && event.kind) yield rowAt(end, 'other-ground', event.kind);
  if (event.type !== 'ServiceEnded') return;
  const { mandate, pauses, notice } = now as EndedCase;
  yield rowAt(end, 'handling-time', workingDays(trace.calendar, mandate.since, at, pauses));
  yield rowAt(end, 'notice', notice ? 'given' : 'not-given');
}

/** What counted as met, or as wanted no more, and was raised again soon was not met; the other endings stay what they are. */
const raisedAgain = (trace: Trace, end: End): boolean =>
  ['resolved', 'not-needed'].includes(resolutionOf(end)) && first(trace, ['NeedRaisedAgain'], end) !== undefined;

function resolutionOf({ event }: End): string {
  switch (event.type) {
    case 'ServiceEnded':
      return 'resolved';
    case 'AssistanceConcluded':
      return event.resolved ? 'resolved' : 'unresolved';
    case 'ServiceTerminated':
      return terminationOf(event);
  }
}

/** A principal need not say why; as we read it, what was not said is not taken to be to our credit. */
const terminationOf = ({ ground, cause }: Termination): string =>
  ground === 'principal-asked' ? (cause ?? 'reason-unknown') : ground;

/**
 * §4.3: completed within the deadline of the whole, on the day of completion; or not, on the day on which that was due, so
 * that it stays there when it ends later. While the clock stands nobody knows that day.
 */
function* completed(trace: Trace, end: End | undefined): Generator<Row> {
  const { now } = trace;
  if (!isEntrusted(now) || (!end && stoppedSince(now))) return;
  const due = dueFrom(trace, now.mandate.since, 'total');
  if (!end) yield row(now, dayOf(due), 'completion', pendingUntil(due));
  else if (end.at > due) yield row(end.now, dayOf(due), 'completion', 'late');
  else yield rowAt(end, 'completion', end.event.type === 'ServiceEnded' ? 'on-time' : 'terminated');
}

/** 附录A 七.1: why a case rested, and how long. */
export function* suspensionRows(trace: Trace): Generator<Row> {
  for (const start of all(trace, 'CaseSuspended')) {
    yield rowAt(start, 'suspension', start.event.reason);
    const end = first(trace, ['CaseResumed', 'ServiceEnded', 'ServiceTerminated'], start);
    if (end) yield rowAt(end, 'suspension-time', workingDays(trace.calendar, start.at, end.at));
  }
}
