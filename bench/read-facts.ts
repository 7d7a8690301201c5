import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Bag, compute, type OfficeNode, type Question } from '../domain/measure/compute.ts';
import type { Figures } from '../domain/measure/figure.ts';
import { indicators } from '../domain/measure/indicators/all.ts';
import { bagOf, type Fact, madeOffices } from './facts.ts';

/** The month that facts are made up for. */
export const madeMonth = '2026-03';
export const madeOfficeCount = 3000;

/** All indicators, all tables, a whole province. */
export const wholeProvince = (offices: readonly OfficeNode[] = madeOffices(madeOfficeCount)): Question => ({
  indicators,
  period: { from: madeMonth, to: madeMonth },
  through: madeMonth,
  offices,
  office: offices[0]!.code,
  dimensions: ['office', 'item', 'service', 'channel', 'group', 'staff'],
});

/** A report's figures from a file of facts, one a line. @param seen is told how many facts were read, after each */
export const figuresOf = (file: string, question = wholeProvince(), seen?: (facts: number) => void): Promise<Figures> =>
  compute(bagsIn(file, seen), question);

async function* bagsIn(file: string, seen: ((facts: number) => void) | undefined): AsyncGenerator<Bag> {
  let facts = 0;
  for await (const line of createInterface(createReadStream(file))) {
    yield bagOf(JSON.parse(line) as Fact);
    facts += 1;
    seen?.(facts);
  }
}

/** The least that could read them: every line, `JSON.parse`, and one number in a `Map`. */
export async function countOf(file: string): Promise<number> {
  const counts = new Map<string, number>();
  for await (const line of createInterface(createReadStream(file))) {
    const { leaf } = JSON.parse(line) as Fact;
    counts.set(leaf.office, (counts.get(leaf.office) ?? 0) + 1);
  }
  return counts.size;
}
