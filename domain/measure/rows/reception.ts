import { dayOf, workingTime } from '../../calendar.ts';
import type { Case } from '../../case.ts';
import { none, type Row } from '../row.ts';
import { all, dueFrom, first, type Moment, row, rowAt, type Trace, timeliness } from './trace.ts';

/** 有效响应: received, told that it is out of scope and why, or asked for consent to a transfer; by people, never by a machine. */
const answers = ['CaseReceived', 'InquiryReceived', 'CaseDeclined', 'CaseRedirected', 'TransferProposed'] as const;

/** §7.1.1, §7.2.1, 口径v1 9.1, 9.2: the request, the response to it, and what the reception came to. */
export function* receptionRows(trace: Trace): Generator<Row> {
  const opened = trace.moments[0];
  if (!opened) return;
  const left = leftOut(trace);
  yield rowAt(opened, 'request', left ?? 'counted');
  if (opened.now.previous) yield rowAt(opened, 're-entry', 're-entrusted');
  for (const arrival of [opened, ...all(trace, 'TransferAccepted')]) yield* responded(trace, arrival, left);
  if (!left) yield* received(trace);
}

/** Why a request is none of the month's own. */
function leftOut({ now }: Trace): 'merged' | 'imported' | undefined {
  if (now.stage === 'merged') return 'merged';
  return now.imported ? 'imported' : undefined;
}

/** 转办: the office that takes a case over has a clock of its own, and the one that passed it on has answered by asking. */
function* responded(trace: Trace, arrival: Moment, left: string | undefined): Generator<Row> {
  const { at, now } = arrival;
  const answer = first(trace, answers, arrival);
  const over = first(trace, ['CaseWithdrawn'], arrival)?.at;
  const due = dueFrom(trace, at, now.service === 'assistance' ? 'response' : 'reception');
  const staff = answer ? agentOf(answer.now) : none;
  const value = left ?? timeliness(due, answer?.at, over) ?? 'withdrawn';
  yield row(now, dayOf(at), 'response', value, { staff });
  if (answer && !left)
    yield row(now, dayOf(at), 'response-time', minutes(workingTime(trace.calendar, at, answer.at)), { staff });
}

const agentOf = (now: Case): string => ('agent' in now ? now.agent : none);

const minutes = (ms: number): number => Math.floor(ms / 60_000);

function* received(trace: Trace): Generator<Row> {
  const end = first(trace, ['CaseReceived', 'InquiryReceived', 'CaseDeclined', 'CaseRedirected', 'CaseWithdrawn']);
  if (end) yield rowAt(end, 'reception', results[end.event.type]);
}

const results = {
  CaseReceived: 'received',
  InquiryReceived: 'received',
  CaseDeclined: 'declined',
  CaseRedirected: 'redirected',
  CaseWithdrawn: 'withdrawn',
} as const;
