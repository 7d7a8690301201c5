import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { bagOf, madeFacts } from '../../../bench/facts.ts';
import { type Bag, compute } from '../../../domain/measure/compute.ts';
import { freezeOf } from '../../../domain/measure/contributions.ts';
import { exportedColumns, exportedRows } from '../../../domain/measure/exported.ts';
import type { Figure } from '../../../domain/measure/figure.ts';
import { inForceIn, isRecorded } from '../../../domain/measure/indicator.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import { definitionOf, type Measure, measures } from '../../../domain/measure/measures.ts';
import { groups, pendingUntil, type Row, rowKey, rowServices } from '../../../domain/measure/row.ts';
import { type SqlScope, sqlOfMonth } from '../../../domain/measure/sql.ts';
import { clause } from '../../clause.ts';
import { asked, bagsOf, row, times, tree } from './facts.ts';

const month = '2026-03';
const asOf = freezeOf(month);

/** Every answer to every question, some more often than others: in time, waiting and overdue, of each service and of all offices. */
const everyAnswer: Bag[] = bagsOf(
  (Object.keys(measures) as Measure[]).flatMap((measure, nth) =>
    rowServices.flatMap((service, which) =>
      answersOf(measure).flatMap((value, index) =>
        times(1 + ((nth * 7 + index * 3 + which) % 5), measure, value, {
          service,
          office: tree[(nth + index) % tree.length]!.code,
          staff: `agent=${index % 3}`,
          groups: groups.slice(0, index % 4),
        }),
      ),
    ),
  ),
);

function answersOf(measure: Measure): Row['value'][] {
  const definition = definitionOf(measure);
  if ('unit' in definition) return [0, 3, 3, 17, 4, 250];
  const waiting = ['2026-04-13T15:59:59.999Z', asOf, '2026-04-13T16:00:00.001Z'].map(pendingUntil);
  return [...definition.values, ...(definition.waits ? waiting : [])];
}

/** What comes after the freeze, of another month, or takes back what was said. */
const further: Bag[] = [
  {
    leaf: { office: 'village-1', day: '2026-03-31', item: 'GT-SETUP', cut: '2026-04' },
    counts: [
      [rowKey(row('response', 'late')), 1],
      [rowKey(row('response', pendingUntil(asOf))), -1],
    ],
  },
  {
    leaf: { office: 'village-1', day: '2026-04-01', item: 'GT-SETUP', cut: '2026-04' },
    counts: [[rowKey(row('rating', 'satisfied')), 9]],
  },
];

/** The same as in life: skewed, and some thousands. */
const made: Bag[] = [...madeFacts({ month, cases: 500, offices: tree, items: 20, seed: 5 })].map(bagOf);

const bags = [...everyAnswer, ...further, ...made];
const database = new DatabaseSync(':memory:');

/** Reads the files as Athena would: each line is a row, and the columns that it does not name are null. */
beforeAll(() => {
  const columns = Object.keys(exportedColumns);
  const typed = Object.entries(exportedColumns).map(
    ([name, type]) => `${name} ${type === 'bigint' ? 'INTEGER' : 'TEXT'}`,
  );
  database.exec(`CREATE TABLE counted (month TEXT, office TEXT, ${typed.join(', ')})`);
  const insert = database.prepare(`INSERT INTO counted VALUES (?, ?, ${columns.map(() => '?').join(', ')})`);
  database.exec('BEGIN');
  for (const bag of bags)
    for (const line of exportedRows(bag).map((each) => JSON.stringify(each))) {
      const read = JSON.parse(line);
      const { office, day } = bag.leaf;
      insert.run(day.slice(0, 7), office, ...columns.map((column) => read[column] ?? null));
    }
  database.exec('COMMIT');
});

/** What the SQL answers, of each cell that it tells apart. */
function answers(scope: SqlScope): Record<string, Record<string, unknown>[]> {
  return Object.fromEntries(sqlOfMonth(indicators, scope).map(({ id, sql }) => [id, database.prepare(sql).all()]));
}

/** A figure in the words of the SQL. */
const inSql = ({ status, value, numerator, denominator, excluded = [] }: Figure): Record<string, unknown> => ({
  value: status === 'shown' ? Number(value) : null,
  ...(status === 'shown' && { numerator }),
  ...(status === 'shown' && denominator !== undefined && { denominator }),
  ...(status === 'shown' && Object.fromEntries(excluded.map(({ count }, index) => [`excluded_${index + 1}`, count]))),
});

clause('8.2', () => {
  describe('an exported row', () => {
    const [leaf] = bagsOf([row('response', 'on-time', { groups: ['elderly', 'disabled'], staff: 'a=b~c' })]);

    test('says what was counted, and nothing of staff', () => {
      expect(exportedRows(leaf!)).toEqual([
        {
          day: '2026-03-04',
          item: 'GT-SETUP',
          cut: '2026-03',
          service: 'agency',
          channel: 'online',
          served: 'elderly disabled',
          measure: 'response',
          answer: 'on-time',
          times: 1,
        },
      ]);
      expect(JSON.stringify(bags.flatMap(exportedRows)).match(/agent[-=]\d/)).toBeNull();
    });

    test('stands for all that differ in nothing but staff; what has come to nothing is not there', () => {
      const key = (staff: string, value: Row['value']) => rowKey(row('response-time', value, { staff }));
      const counts = [
        [key('one', 7), 2],
        [key('other', 7), 3],
        [key('one', 9), 1],
        [key('other', 9), -1],
      ] as const;
      expect(exportedRows({ leaf: leaf!.leaf, counts })).toMatchObject([
        { measure: 'response-time', quantity: 7, times: 5 },
      ]);
    });
  });

  describe('the SQL of an indicator gives the number of the report', () => {
    const recorded = inForceIn(month, indicators).filter(isRecorded);

    test('for every indicator whose data are recorded, and for no other', () => {
      const ids = sqlOfMonth(indicators, { month, through: month, asOf }).map(({ id }) => id);
      expect(ids).toEqual(recorded.map(({ id }) => id));
      const kinds = new Set(recorded.map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(['count', 'mean', 'median', 'p90', 'rate', 'score']);
    });

    test.each([
      ['of the first count', month, asOf],
      ['with the revisions of the month after', '2026-04', freezeOf('2026-04')],
      ['as it stands before the freeze', month, '2026-03-20T00:00:00.000Z'],
    ])('%s', async (_, through, at) => {
      const { total } = await compute(bags, asked({ through, asOf: at }));
      const found = answers({ month, through, asOf: at });
      for (const { id } of recorded)
        expect(found[id]?.[0], id).toMatchObject(inSql(total.find(({ indicator }) => indicator === id)!));
    });

    test.each([
      ['office', 'own-office'],
      ['item', 'item'],
      ['service', 'service'],
      ['channel', 'channel'],
    ] as const)('by %s', async (by, dimension) => {
      const { tables } = await compute(bags, asked({ asOf, dimensions: [dimension] }));
      const found = answers({ month, through: month, asOf, by });
      for (const { key, figures } of tables[0]!.rows)
        for (const { id } of recorded) {
          const figure = inSql(figures.find(({ indicator }) => indicator === id)!);
          const cell = found[id]?.find((each) => each[by] === key);
          if (cell) expect(cell, `${id} ${key}`).toMatchObject(figure);
          else expect(figure, `${id} ${key}`).toEqual({ value: null });
        }
    });
  });
});
