import { dayOf } from '../../calendar.ts';
import { none, pendingUntil, type Row } from '../row.ts';
import { all, dueFrom, first, type MomentOf, row, type Trace, timeliness } from './trace.ts';

/** §7.2.1.2: what a transfer came to, for the office that passed the case on; whether it was answered in time, for the other. */
export function* transferRows(trace: Trace): Generator<Row> {
  for (const start of all(trace, 'TransferStarted')) {
    const { now, at, event } = start;
    const end = first(trace, ['TransferAccepted', 'TransferReturned', 'CaseWithdrawn'], start);
    const due = dueFrom(trace, at, 'transfer');
    yield row(now, dayOf(at), 'transfer', end ? resultOf(end) : pendingUntil(due));
    yield row(now, dayOf(at), 'transfer-answer', answered(due, end), { office: event.to, staff: none });
  }
}

type End = MomentOf<'TransferAccepted' | 'TransferReturned' | 'CaseWithdrawn'>;

function resultOf({ event }: End) {
  switch (event.type) {
    case 'TransferAccepted':
      return 'accepted';
    case 'TransferReturned':
      return event.why;
    case 'CaseWithdrawn':
      return 'case-withdrawn';
  }
}

/** Sent back by itself is not answered; a principal who takes it back spares the answer. */
function answered(due: string, end: End | undefined): string {
  const result = end && resultOf(end);
  if (result === 'lapsed') return 'missed';
  const answer = result === 'accepted' || result === 'refused' ? end?.at : undefined;
  return timeliness(due, answer, end?.at) ?? 'withdrawn';
}
