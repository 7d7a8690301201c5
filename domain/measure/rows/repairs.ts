import { dayOf } from '../../calendar.ts';
import { none, type Row } from '../row.ts';
import { all, dueFrom, first, row, rowAt, type Trace, timeliness } from './trace.ts';

/** §8.3, 口径v1 9.5: whether whoever rated poorly was contacted, what was wrong mended in time, and every rater under a name called back. */
export function* repairRows(trace: Trace): Generator<Row> {
  const [opened] = trace.moments;
  const { now } = trace;
  if (!opened || !('repair' in now)) return;
  const { named, extension, handler: staff = none } = now.repair;
  const isVoid = first(trace, ['RepairVoided']) !== undefined;
  const mending = dueFrom(trace, opened.at, extension ? 'repairExtended' : 'repairMending');
  yield row(now, dayOf(mending), 'poor-repair', isVoid ? 'void' : timeliness(mending, mendedAt(trace)), { staff });
  yield rowAt(opened, 'poor-call-back', isVoid ? 'void' : named ? calledBack(trace) : 'anonymous', { staff });
  if (named) {
    const due = dueFrom(trace, opened.at, 'repairContact');
    const contacted = timeliness(due, first(trace, ['RaterContacted'])?.at);
    yield row(now, dayOf(due), 'poor-contact', isVoid ? 'void' : contacted, { staff });
  }
  const call = all(trace, 'RaterCalledBack').at(-1);
  if (call) yield rowAt(call, 'poor-call-result', call.event.result, { staff });
}

/** When it was mended last; what somebody else then found not to be mended is not. */
function mendedAt(trace: Trace): string | undefined {
  const last = all(trace, 'MendingRecorded').at(-1);
  return last && first(trace, ['RepairChecked'], last)?.event.passed !== false ? last.at : undefined;
}

/** To have tried in vain is not to have called back. */
function calledBack(trace: Trace): string {
  const calls = all(trace, 'RaterCalledBack');
  if (calls.some(({ event }) => event.result !== 'unreached')) return 'called-back';
  return calls.some(({ event }) => event.last) ? 'unreached' : 'not-called-back';
}
