import { dayOf, workingDays } from '../../calendar.ts';
import type { Matter } from '../../case/matters.ts';
import { isEntrusted } from '../../case.ts';
import { stoppedSince } from '../../due.ts';
import type { Row } from '../row.ts';
import { all, dueFrom, first, type MomentOf, row, rowAt, type Trace, timeliness } from './trace.ts';

/** §7.2.3, §7.2.4: each matter of a mandate, under its own item: filed, decided by the authority, delivered. */
export function* matterRows(trace: Trace): Generator<Row> {
  if (!isEntrusted(trace.now)) return;
  for (const matter of trace.now.matters) {
    const filed = all(trace, 'MatterSubmitted').find(({ event }) => event.matter === matter.id);
    if (filed)
      yield rowAt(filed, 'filing', wasCorrected(trace, matter) ? 'corrected' : 'accepted', { item: matter.item });
    const decided = all(trace, 'ResultRecorded').find(({ event }) => event.matter === matter.id);
    if (decided) yield* resultRows(trace, matter, filed, decided);
  }
}

const wasCorrected = (trace: Trace, { id }: Matter): boolean =>
  all(trace, 'CorrectionRequested').some(({ event }) => event.matter === id);

/** The outcome as it was put right, if it was. */
function* resultRows(
  trace: Trace,
  { id, item, outcome }: Matter,
  filed: MomentOf<'MatterSubmitted'> | undefined,
  decided: MomentOf<'ResultRecorded'>,
): Generator<Row> {
  yield rowAt(decided, 'result', outcome ?? decided.event.outcome, { item });
  if (filed) yield rowAt(decided, 'authority-time', workingDays(trace.calendar, filed.at, decided.at), { item });
  const delivered = all(trace, 'ResultDelivered').find(({ event }) => event.matter === id);
  const over = first(trace, ['ServiceEnded', 'ServiceTerminated'], decided);
  if (!delivered && !over && stoppedSince(trace.now)) return;
  const due = dueFrom(trace, decided.at, 'delivery');
  const value = timeliness(due, delivered?.at, over?.at);
  if (value) yield row(decided.now, dayOf(decided.at), 'delivery', value, { item });
}

/** A.4.5: losses and deposits of papers in custody. */
export function* paperRows(trace: Trace): Generator<Row> {
  for (const reported of all(trace, 'LossReported')) {
    const settled = all(trace, 'LossSettled').find(({ event }) => event.loss === reported.event.loss);
    yield rowAt(reported, 'loss', settled?.event.settlement.outcome ?? 'open');
  }
  for (const deposited of all(trace, 'PapersDeposited')) yield rowAt(deposited, 'deposit', 'deposited');
}
