import { dayOf, workingDays } from '../../calendar.ts';
import type { Case } from '../../case.ts';
import { decisionDue } from '../../complaint/due.ts';
import { none, type Row } from '../row.ts';
import { all, dueFrom, first, type Moment, row, rowAt, type Trace, timeliness } from './trace.ts';

/** §8.2: a complaint counts for the office that has it, by whoever handles it. */
export function* complaintRows(trace: Trace): Generator<Row> {
  const [opened] = trace.moments;
  if (!opened || !('complaint' in trace.now)) return;
  const { cause, handler: staff = none } = trace.now.complaint;
  const told = (measure: 'complaint' | 'complaint-cause' | 'complaint-channel', value: string) =>
    row(trace.now, dayOf(opened.at), measure, value, { staff });
  yield told('complaint', standing(trace));
  yield told('complaint-cause', cause);
  yield told('complaint-channel', trace.now.channel);
  for (const arrival of [opened, ...all(trace, 'ComplaintPassedOn')]) yield accepted(trace, arrival);
  yield* decided(trace);
  yield* answered(trace);
}

function standing(trace: Trace): string {
  const end = first(trace, ['ComplaintAccepted', 'ComplaintRefused', 'ComplaintWithdrawn']);
  if (!end) return 'open';
  return { ComplaintAccepted: 'accepted', ComplaintRefused: 'not-accepted', ComplaintWithdrawn: 'withdrawn' }[
    end.event.type
  ];
}

const handlerOf = (now: Case): string => ('complaint' in now ? (now.complaint.handler ?? none) : none);

/** Whoever has it accepts it, refuses it or passes it on; the next office has a time of its own. */
function accepted(trace: Trace, arrival: Moment): Row {
  const answer = first(trace, ['ComplaintAccepted', 'ComplaintRefused', 'ComplaintPassedOn'], arrival);
  const over = first(trace, ['ComplaintWithdrawn'], arrival);
  const due = dueFrom(trace, arrival.at, 'complaintAcceptance');
  const value = timeliness(due, answer?.at, over?.at) ?? 'withdrawn';
  return rowAt(arrival, 'complaint-acceptance', value, { staff: answer ? handlerOf(answer.now) : none });
}

/** On the day on which the decision is due, with its extension; a review changes nothing of the first decision. */
function* decided(trace: Trace): Generator<Row> {
  const accepting = all(trace, 'ComplaintAccepted').at(-1);
  if (!accepting || !('complaint' in trace.now)) return;
  const decision = first(trace, ['ComplaintDecided'], accepting);
  const over = first(trace, ['ComplaintWithdrawn'], accepting);
  const due = decisionDue({ ...trace.now.complaint, acceptedAt: accepting.at }, trace.calendar, trace.deadlines).at;
  const staff = handlerOf((decision ?? accepting).now);
  yield row(trace.now, dayOf(due), 'complaint-end', timeliness(due, decision?.at, over?.at) ?? 'withdrawn', { staff });
  if (decision) yield rowAt(decision, 'complaint-outcome', decision.event.outcome, { staff });
}

function* answered(trace: Trace): Generator<Row> {
  const answer = first(trace, ['ComplaintAnswered']);
  const accepting = all(trace, 'ComplaintAccepted').at(-1);
  if (answer && accepting)
    yield rowAt(answer, 'complaint-time', workingDays(trace.calendar, accepting.at, answer.at), {
      staff: handlerOf(answer.now),
    });
  for (const review of all(trace, 'ReviewDecided'))
    yield rowAt(review, 'complaint-review', review.event.changed ? 'changed' : 'unchanged', {
      staff: handlerOf(review.now),
    });
  const call = all(trace, 'ComplainantCalledBack').at(-1);
  if (call) yield rowAt(call, 'complaint-call-back', call.event.result, { staff: handlerOf(call.now) });
}
