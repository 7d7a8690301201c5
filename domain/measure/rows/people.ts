import type { Row } from '../row.ts';
import { all, first, rowAt, type Trace } from './trace.ts';

/** A.2.3, A.3.4, A.3.5, A.4.4, A.6: agents change, are asked to change and are reported on; matters are given on; disputes. */
export function* peopleRows(trace: Trace): Generator<Row> {
  for (const changed of all(trace, 'AgentChanged')) yield rowAt(changed, 'agent-change', 'changed');
  for (const asked of all(trace, 'OtherAgentRequested'))
    yield rowAt(asked, 'agent-request', first(trace, ['AgentRequestAnswered'], asked)?.event.answer ?? 'open');
  for (const reported of all(trace, 'ConductReported')) {
    const answered = all(trace, 'ConductAnswered').find(({ event }) => event.report === reported.event.report);
    yield rowAt(reported, 'conduct', answered?.event.outcome ?? 'open', { staff: reported.event.about });
  }
  for (const given of all(trace, 'MattersSubDelegated')) yield rowAt(given, 'sub-delegation', 'given');
  for (const opened of all(trace, 'DisputeOpened'))
    yield rowAt(opened, 'dispute', first(trace, ['DisputeSettled'], opened)?.event.how ?? 'open');
  for (const raised of all(trace, 'CoordinationRecorded'))
    yield rowAt(raised, 'coordination', outcomeOf(trace, raised));
}

/** §7.1.2.4, §7.2.3.4: whether a problem taken up with an authority was solved. */
function outcomeOf(trace: Trace, { event: { id } }: ReturnType<typeof all<'CoordinationRecorded'>>[number]): string {
  const settled = all(trace, 'CoordinationSettled').find(({ event }) => event.id === id);
  if (!settled) return 'open';
  return settled.event.resolved ? 'solved' : 'unsolved';
}
