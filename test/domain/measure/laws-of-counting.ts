import type { Happened } from '../../../domain/evolve.ts';
import { definitionOf, type Measure } from '../../../domain/measure/measures.ts';
import { awaited, leafKey, monthOf, type Row, rowKey } from '../../../domain/measure/row.ts';
import { contributionsOfCase, rowsOf } from '../../../domain/measure/rows-of.ts';
import { clocks } from './facts.ts';

type Must = (holds: boolean, law: string) => void;

/** What holds of the counts of every life, however it goes. */
export function lawsOfCounting(history: readonly Happened[], must: Must): void {
  const rows = rowsOf(history, clocks);
  for (const row of rows) must(isAnswer(row), `${row.measure}=${row.value} is an answer to its question`);
  const once = (measure: Measure) => rows.filter((row) => row.measure === measure).length <= 1;
  must(rows.filter(({ measure }) => measure === 'request').length === 1, 'a case is one request');
  for (const measure of ['resolution', 'rating', 'asked', 'mandate', 'completion', 'custody'] as const)
    must(once(measure), `${measure} is counted once`);
  must(
    JSON.stringify(summed(history)) === JSON.stringify(counted(rows)),
    'all cuts together are what the case says now',
  );
}

function isAnswer({ measure, value }: Row): boolean {
  const definition = definitionOf(measure);
  if ('unit' in definition) return Number.isInteger(value) && Number(value) >= 0;
  const text = String(value);
  return awaited(text) === undefined ? definition.values.includes(text) : definition.waits === true;
}

/** Rows by leaf without its cut, and how often each is there. */
function counted(rows: readonly Row[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = `${leafKey({ ...row, cut: monthOf(row.day) })} ${rowKey(row)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return sorted(counts);
}

function summed(history: readonly Happened[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const [leaf, rows] of contributionsOfCase(history, clocks))
    for (const [row, count] of rows) {
      const [office, day = '', item] = leaf.split('#');
      const key = `${office}#${day}#${item}#${monthOf(day)} ${row}`;
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  return sorted(counts);
}

const sorted = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].filter(([, count]) => count !== 0).sort(([one], [other]) => (one < other ? -1 : 1));
