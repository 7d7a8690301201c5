import { dayOf } from '../../calendar.ts';
import type { Due } from '../../due.ts';
import { dues } from '../../due.ts';
import type { Row } from '../row.ts';
import { first, type Moment, row, type Trace, timeliness } from './trace.ts';

/**
 * A.4.5, B.1: whether the papers that are kept when the service ends go home in time; on the day on which that is due. Asked
 * of the case's own deadlines, which move when the principal is called to collect them, or when papers come back later.
 */
export function* custodyRows(trace: Trace): Generator<Row> {
  const end = first(trace, ['ServiceEnded', 'ServiceTerminated']);
  if (!end) return;
  const moments = trace.moments.slice(trace.moments.indexOf(end));
  const kept = keptIn(moments, trace);
  const last = kept.at(-1);
  if (!last) return;
  const home = moments[moments.indexOf(last.moment) + 1];
  yield row(end.now, dayOf(last.due.at), 'custody', timeliness(last.due.at, home?.at) ?? 'missed');
}

interface Kept {
  readonly moment: Moment;
  readonly due: Due;
}

/** The moments from the first on after which papers are still to go home, without a break. */
function keptIn(moments: readonly Moment[], { calendar, deadlines }: Trace): Kept[] {
  const found: Kept[] = [];
  for (const moment of moments) {
    const due = dues(moment.now, calendar, deadlines).find(({ name }) => name === 'papers');
    if (due) found.push({ moment, due });
    else if (found.length > 0) return found;
  }
  return found;
}
