import { dayOf } from '../../calendar.ts';
import { isEntrusted } from '../../case.ts';
import type { Row } from '../row.ts';
import { dueFrom, first, type Moment, row, rowAt, type Trace, timeliness } from './trace.ts';

/** §6.3.2, §7.2.2: how the mandate was given, and whether soon enough after the reception. */
export function* mandateRows(trace: Trace): Generator<Row> {
  const entrusted = trace.moments.find(({ now }) => isEntrusted(now));
  if (entrusted && isEntrusted(entrusted.now)) yield rowAt(entrusted, 'mandate', entrusted.now.mandate.form);
  const start = first(trace, ['ConvertedToAgency']) ?? first(trace, ['CaseReceived']);
  if (start) yield agreed(trace, start, entrusted);
}

function agreed(trace: Trace, start: Moment, entrusted: Moment | undefined): Row {
  const { now, at } = start;
  const over = first(trace, ['CaseWithdrawn', 'CaseMerged'], start);
  const due = dueFrom(trace, at, 'agreement');
  const left = now.imported ? 'imported' : over?.event.type === 'CaseMerged' ? 'merged' : undefined;
  const value = left ?? timeliness(due, entrusted?.at, over?.at) ?? 'withdrawn';
  return row(now, dayOf(at), 'agreement', value);
}
