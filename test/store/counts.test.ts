import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Contributions } from '../../domain/measure/contributions.ts';
import { openDynamoDb } from '../../local/dynamodb/index.ts';
import { CountedMeanwhile, Counts } from '../../store/counts.ts';
import { keys } from '../../store/keys.ts';
import { countedIn } from '../../store/mark.ts';
import { Table } from '../../store/table.ts';
import { surround } from '../local/conformance/cloud.ts';
import { front } from '../local/conformance/front.ts';
import { cases } from '../local/dynamodb/opened.ts';
import { troubledWire, type Wire } from './troubled.ts';

let wire: Wire;
let stop: () => Promise<void>;
const table = new Table('cases');
let counts: Counts;
let month: string;
let year = 2026;

beforeAll(async () => {
  const { surroundings, services, stop: close } = surround('cn-northwest-1');
  const dynamo = openDynamoDb(surroundings);
  services.push(dynamo);
  dynamo.ensureTable(cases);
  const behind = await front(dynamo);
  wire = await troubledWire(behind.endpoint, 'ProvisionedThroughputExceededException');
  Object.assign(process.env, {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'OPERATOR',
    AWS_SECRET_ACCESS_KEY: 'operator-secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL: wire.endpoint,
  });
  stop = async () => {
    wire.stop();
    await behind.stop();
    await close();
  };
});
afterAll(() => stop());
/** Each test in a month of its own. */
beforeEach(() => {
  counts = new Counts(table);
  month = `${++year}-03`;
  wire.seen.length = 0;
});

type Rows = Readonly<Record<string, number>>;
const contributions = (leaves: Readonly<Record<string, Rows>>): Contributions =>
  new Map(Object.entries(leaves).map(([leaf, rows]) => [leaf, new Map(Object.entries(rows))]));
const leaf = (day: string, office = 'heping', cut = month) => `${office}#${month}-${day}#SS-CARD#${cut}`;

async function count(id: string, through: number, wanted: Contributions): Promise<boolean> {
  const partition = keys.casePartition(id);
  return counts.count({ partition, through, mark: await counts.mark(partition) }, wanted);
}

/** What the leaves of the month hold: `{ '05': { row: 1 } }`. */
async function kept(office = 'heping', generation = 1): Promise<Record<string, Rows>> {
  const bags = await counts.all(generation, { month, office });
  return Object.fromEntries(bags.map((bag) => [bag.leaf.day.slice(8), Object.fromEntries(bag.counts)]));
}

describe('a leaf', () => {
  test('sums what all cases contribute; what is counted again is added once', async () => {
    await count('1', 2, contributions({ [leaf('05')]: { met: 1, 'late=3': 2 } }));
    await count('2', 1, contributions({ [leaf('05')]: { met: 1 }, [leaf('06')]: { met: 1 } }));
    expect(await count('1', 3, contributions({ [leaf('05')]: { met: 1, 'late=3': 2 } }))).toBe(false);
    expect(await kept()).toEqual({ '05': { met: 2, 'late=3': 2 }, '06': { met: 1 } });
  });

  test('gets the difference when a case is judged anew, and what has come to nothing shows no more', async () => {
    await count('1', 1, contributions({ [leaf('05')]: { pending: 1 } }));
    await count('1', 2, contributions({ [leaf('07', 'heping')]: { met: 1 } }));
    expect(await kept()).toEqual({ '05': {}, '07': { met: 1 } });
  });

  test('may hold less than nothing: a later cut takes back what an earlier one said', async () => {
    await count('1', 9, contributions({ [leaf('05')]: { met: 1 }, [leaf('05', 'heping', '2099-01')]: { met: -1 } }));
    const bags = await counts.all(1, { month, office: 'heping' });
    expect(bags.map(({ leaf: { cut }, counts: rows }) => [cut, rows])).toEqual([
      [month, [['met', 1]]],
      ['2099-01', [['met', -1]]],
    ]);
  });

  test('is added to in one transaction with the mark: whose mark has moved meanwhile adds nothing', async () => {
    const partition = keys.casePartition('1');
    const wanted = contributions({ [leaf('05')]: { met: 1 } });
    const mark = await counts.mark(partition);
    await counts.count({ partition, through: 1, mark }, wanted);
    const late = counts.count({ partition, through: 1, mark }, wanted);
    await expect(late).rejects.toThrow(CountedMeanwhile);
    expect(await kept()).toEqual({ '05': { met: 1 } });
  });

  test('is added to once when the answer is lost on the way back', async () => {
    const partition = keys.casePartition('7');
    await counts.count({ partition, through: 1, mark: undefined }, contributions({ [leaf('08')]: { met: 1 } }));
    const mark = await counts.mark(partition);
    wire.trouble.push('lose');
    await counts.count({ partition, through: 2, mark }, contributions({ [leaf('08')]: { met: 1, more: 1 } }));
    expect(await kept()).toEqual({ '08': { met: 1, more: 1 } });
  });

  test('takes more rows and leaves than one transaction does, and each step says what it did', async () => {
    const rows = Object.fromEntries(Array.from({ length: 450 }, (_, index) => [`row=${index}`, 1]));
    const days = Array.from({ length: 28 }, (_, index) => leaf(String(index + 1).padStart(2, '0')));
    const offices = ['heping', 'changqing'].flatMap((office) => days.map((day) => day.replace('heping', office)));
    const wanted = contributions({
      ...Object.fromEntries(offices.map((each) => [each, { met: 1 }])),
      [leaf('05')]: rows,
    });
    await count('1', 4, wanted);
    expect(
      wire.seen.filter(({ headers }) => headers['x-amz-target']?.toString().endsWith('TransactWriteItems')),
    ).toHaveLength(3);
    const here = await kept();
    expect(Object.keys(here)).toHaveLength(28);
    expect(here['05']).toEqual(rows);
    const mark = await counts.mark(keys.casePartition('1'));
    expect(mark && [mark.through, countedIn(mark)]).toEqual([4, wanted]);
    await count('1', 5, new Map());
    expect(Object.values(await kept()).flatMap(Object.keys)).toEqual([]);
  });
});

describe('the cases of a figure', () => {
  test('are found by month and office, page by page, and no longer when they count there no more', async () => {
    for (const id of ['1', '2', '3']) await count(id, 1, contributions({ [leaf('05')]: { met: 1 } }));
    await count('2', 2, contributions({ [leaf('05', 'changqing')]: { met: 1 } }));
    const first = await counts.subjects(1, { month, office: 'heping' }, 1);
    const next = await counts.subjects(1, { month, office: 'heping' }, 5, first.items.at(-1));
    expect([...first.items, ...next.items]).toEqual(['CASE#1', 'CASE#3']);
    expect((await counts.subjects(1, { month, office: 'changqing' }, 5)).items).toEqual(['CASE#2']);
  });
});

describe('a new generation', () => {
  test('begins from nothing, case by case; the old one stays as it was', async () => {
    const wanted = contributions({ [leaf('05')]: { met: 1 } });
    await count('1', 1, wanted);
    await count('2', 1, wanted);
    await table.put({ ...keys.generation, reading: 1, writing: 2 });
    counts = new Counts(table);
    await count('1', 1, wanted);
    await count('3', 1, wanted);
    expect(await kept('heping', 1)).toEqual({ '05': { met: 2 } });
    expect(await kept('heping', 2)).toEqual({ '05': { met: 2 } });
    await table.remove(keys.generation);
  });

  test('is not left again by whoever still believes in the one before', async () => {
    const wanted = contributions({ [leaf('05')]: { met: 1 } });
    const believer = new Counts(table);
    await believer.count({ partition: 'CASE#0', through: 1, mark: undefined }, new Map());
    await table.put({ ...keys.generation, reading: 1, writing: 2 });
    await count('1', 1, wanted);
    const partition = keys.casePartition('1');
    await believer.count(
      { partition, through: 2, mark: await counts.mark(partition) },
      contributions({ [leaf('05')]: { met: 1, more: 1 } }),
    );
    expect(await kept('heping', 1)).toEqual({});
    expect(await kept('heping', 2)).toEqual({ '05': { met: 1, more: 1 } });
    await table.remove(keys.generation);
  });
});
