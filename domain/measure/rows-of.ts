import type { Happened } from '../evolve.ts';
import { type Contributions, contributionsOf } from './contributions.ts';
import type { Row } from './row.ts';
import { complaintRows } from './rows/complaints.ts';
import { custodyRows } from './rows/custody.ts';
import { endingRows, suspensionRows } from './rows/endings.ts';
import { mandateRows } from './rows/mandates.ts';
import { matterRows, paperRows } from './rows/matters.ts';
import { peopleRows } from './rows/people.ts';
import { ratingRows } from './rows/ratings.ts';
import { receptionRows } from './rows/reception.ts';
import { repairRows } from './rows/repairs.ts';
import { type Clocks, type Trace, traceOf } from './rows/trace.ts';
import { transferRows } from './rows/transfers.ts';

type Question = (trace: Trace) => Iterable<Row>;

/** What is asked of 帮办 and 代办. */
const ofServices: readonly Question[] = [
  receptionRows,
  transferRows,
  mandateRows,
  endingRows,
  suspensionRows,
  matterRows,
  paperRows,
  custodyRows,
  peopleRows,
  ratingRows,
];

/** What is asked of each kind of case. Another kind is no request, and counts for nothing until it has questions of its own. */
const questions: Readonly<Record<string, readonly Question[]>> = {
  assistance: ofServices,
  agency: ofServices,
  complaint: [complaintRows],
  repair: [repairRows],
};

/** What a request counts for that was registered twice and merged into an older one (口径v1 9.1): to have been one, and no more. */
const ofMerged = new Set<Row['measure']>(['request', 'response', 'agreement', 're-entry']);

/** Everything that a case counts for, from its commits alone. */
export function rowsOf(history: readonly Happened[], clocks: Clocks): Row[] {
  const trace = traceOf(history, clocks);
  if (!trace) return [];
  const rows = (questions[trace.now.service] ?? []).flatMap((question) => [...question(trace)]);
  return trace.now.stage === 'merged' ? rows.filter(({ measure }) => ofMerged.has(measure)) : rows;
}

/** What a case contributes to the leaves. */
export const contributionsOfCase = (history: readonly Happened[], clocks: Clocks): Contributions =>
  contributionsOf(
    history.map(({ at }) => at),
    (commits) => rowsOf(history.slice(0, commits), clocks),
  );
