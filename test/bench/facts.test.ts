import { describe, expect, test } from 'vitest';
import { bagOf, type Fact, type MadeMonth, madeFacts, madeOffices } from '../../bench/facts.ts';
import { keptLeaves } from '../../bench/kept-leaves.ts';
import { madeMonth, wholeProvince } from '../../bench/read-facts.ts';
import { compute } from '../../domain/measure/compute.ts';
import { definitionOf } from '../../domain/measure/measures.ts';
import { monthOf, parseRowKey, rowKey } from '../../domain/measure/row.ts';
import { itemSize } from '../../local/dynamodb/values.ts';
import { keys } from '../../store/keys.ts';

const offices = madeOffices(300);
const month: MadeMonth = { month: madeMonth, cases: 3000, offices, items: 50, seed: 7 };
const facts = [...madeFacts(month)];

describe('a month that is made up', () => {
  test('is the same from the same seed, and another from another', () => {
    expect([...madeFacts(month)]).toEqual(facts);
    expect([...madeFacts({ ...month, seed: 8 })]).not.toEqual(facts);
  });

  test('is skewed: the busiest tenth of the offices has more than half of it, and most offices have something', () => {
    const counts = countsBy(({ leaf }) => leaf.office);
    const busiest = counts.slice(0, 30).reduce((sum, count) => sum + count, 0);
    expect(busiest / facts.length).toBeGreaterThan(0.5);
    expect(counts.length).toBeGreaterThan(200);
    const items = countsBy(({ leaf }) => leaf.item);
    expect(items[0]! / facts.length).toBeGreaterThan(0.15);
  });

  test('holds rows that a case can count for, in days of the month', () => {
    for (const { leaf, counts } of facts) {
      expect(monthOf(leaf.day)).toBe(madeMonth);
      for (const key of Object.keys(counts)) {
        const { measure, value, ...who } = parseRowKey(key);
        expect(rowKey({ measure, value, ...who })).toBe(key);
        const definition = definitionOf(measure);
        if ('unit' in definition) expect(Number.isInteger(value)).toBe(true);
        else expect(definition.values).toContain(value);
      }
    }
  });

  test('counts each case once, and gives a report of the whole province', async () => {
    const { total, tables } = await compute(facts.map(bagOf), wholeProvince(offices));
    const shown = (id: string) => Number(total.find(({ indicator }) => indicator === id)?.value);
    expect(shown('requests') + shown('merged-requests')).toBe(month.cases);
    expect(tables.map(({ rows }) => rows.length > 0)).not.toContain(false);
  });

  test('has offices that hang together: one at the top, each of the others below one before it', () => {
    const place = new Map(offices.map(({ code }, index) => [code, index]));
    expect(offices.filter(({ parent }) => parent === undefined)).toHaveLength(1);
    for (const [index, { parent }] of offices.entries())
      if (parent !== undefined) expect(place.get(parent)).toBeLessThan(index);
  });

  function countsBy(key: (fact: Fact) => string): number[] {
    const counts = new Map<string, number>();
    for (const fact of facts) counts.set(key(fact), (counts.get(key(fact)) ?? 0) + 1);
    return [...counts.values()].sort((one, other) => other - one);
  }
});

describe('what a month comes to when it is kept', () => {
  const kept = keptLeaves(month);

  test('is what the table would hold', () => {
    const leaves = new Map<string, Record<string, number>>();
    for (const { leaf, counts } of facts) {
      const id = JSON.stringify(keys.leaf(1, leaf));
      const rows = leaves.get(id) ?? {};
      for (const [row, by] of Object.entries(counts)) rows[row] = (rows[row] ?? 0) + by;
      leaves.set(id, rows);
    }
    const sizes = [...leaves].map(([id, rows]) => {
      const { pk, sk } = JSON.parse(id);
      const numbers = Object.fromEntries(Object.entries(rows).map(([row, count]) => [row, { N: String(count) }]));
      return itemSize({ pk: { S: pk }, sk: { S: sk }, ...numbers });
    });
    expect(kept.items).toBe(sizes.length);
    expect(kept.bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(kept.largest).toBe(Math.max(...sizes));
  });

  test('is the same whether offices are taken all at once or some at a time', () => {
    expect(keptLeaves(month, 4)).toEqual(kept);
  });

  test('costs two units at least for each addition to a leaf, and more where the leaf is large', () => {
    expect(kept.facts).toBe(facts.length);
    expect(kept.leafWriteUnits).toBeGreaterThanOrEqual(2 * kept.facts);
    expect(kept.dearest).toBe(2 * Math.ceil(kept.largest / 1024));
  });
});
