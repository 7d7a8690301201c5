import type { Happened } from '../domain/evolve.ts';
import { contributionsOfCase } from '../domain/measure/rows-of.ts';
import { livedHistories } from '../test/domain/lives.ts';
import { clocks } from '../test/domain/measure/facts.ts';
import type { Effort, Measured } from './row.ts';
import { interleave, ratios, summary } from './statistics.ts';

/** Minutes that one process may take for a million events. */
const aim = 10;

/**
 * What a case counts for, from its commits as they are kept, of random lives of every course; ÷ reading the same text. The
 * requests to the table are not in it.
 */
export async function measureRebuild({ quick }: Effort): Promise<Measured> {
  const texts = livedHistories({ count: quick ? 200 : 2000, seed: 1 }).map((history) => JSON.stringify(history));
  const histories = texts.map(parsed);
  const commits = sum(histories, (history) => history.length);
  const events = sum(histories, (history) => sum(history, (commit) => commit.events.length));
  const rows = sum(histories, (history) => sum([...contributionsOfCase(history, clocks).values()], ({ size }) => size));
  const ms = await interleave(
    {
      floor: () => timeOf(() => sum(texts, (text) => parsed(text).length)),
      rebuild: () => timeOf(() => sum(texts, (text) => contributionsOfCase(parsed(text), clocks).size)),
    },
    quick ? 3 : 11,
  );
  const minutes = ms.rebuild.map((each) => ((each / events) * 1e6) / 60_000);
  const ofAll = summary(minutes);
  return {
    rows: [
      {
        what: 'a million events, one process',
        ...ofAll,
        unit: 'min',
        aim,
        note: `${Math.round(1e6 / ofAll.median / 60)} events/s; ${events} events in ${commits} commits of ${texts.length} lives, ${(rows / texts.length).toFixed(1)} rows a case`,
      },
      { what: '… ÷ reading the commits, JSON.parse', ...summary(ratios(ms.rebuild, ms.floor)), unit: '×' },
    ],
    raw: { ms, cases: texts.length, commits, events, rows },
  };
}

const parsed = (text: string): Happened[] => JSON.parse(text);

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

function timeOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
