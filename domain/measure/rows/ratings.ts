import type { Row } from '../row.ts';
import { all, rowAt, type Trace } from './trace.ts';

/** §7.1.3, §7.2.6, 口径v1 9.4: of a service the last rating counts, on the day on which it was given. */
export function* ratingRows(trace: Trace): Generator<Row> {
  const last = all(trace, 'EvaluationGiven').at(-1);
  if (last) yield rowAt(last, 'rating', last.event.level);
}
