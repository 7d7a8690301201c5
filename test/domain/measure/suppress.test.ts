import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compute } from '../../../domain/measure/compute.ts';
import type { Dimension, Figure, Figures } from '../../../domain/measure/figure.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import type { Row } from '../../../domain/measure/row.ts';
import { publishable } from '../../../domain/measure/suppress.ts';
import { clause } from '../../clause.ts';
import { asked, bagsOf, times, tree } from './facts.ts';
import { determined } from './subtraction.ts';

const some = (...ids: string[]) => indicators.filter(({ id }) => ids.includes(id));

const published = async (rows: readonly Row[], dimensions: readonly Dimension[], ...ids: string[]) => {
  const figures = await compute(bagsOf(rows), asked({ indicators: some(...ids), dimensions }));
  return publishable(figures, some(...ids), tree);
};

const statuses = ({ tables }: Figures, indicator: string) =>
  Object.fromEntries(
    (tables[0]?.rows ?? []).map(({ key, figures }) => [
      key,
      figures.find((figure) => figure.indicator === indicator)?.status,
    ]),
  );

const of = (figures: readonly Figure[], id: string) => figures.find(({ indicator }) => indicator === id);

const requests = (count: number, details: Partial<Row>) => times(count, 'request', 'counted', details);

clause('8.3', () => {
  it('hides a cell below five, and with it the next smallest, since the two would follow from the total', async () => {
    const items = [...requests(3, { item: 'A' }), ...requests(7, { item: 'B' }), ...requests(9, { item: 'C' })];
    const figures = await published(items, ['item'], 'requests');
    expect(statuses(figures, 'requests')).toEqual({ A: 'hidden', B: 'hidden', C: 'shown' });
    expect(of(figures.total, 'requests')).toMatchObject({ status: 'shown', value: '19' });
  });

  it('hides so many that together they are not too few either', async () => {
    const items = [
      ...requests(1, { item: 'A' }),
      ...requests(2, { item: 'B' }),
      ...requests(30, { item: 'C' }),
      ...requests(40, { item: 'D' }),
    ];
    expect(statuses(await published(items, ['item'], 'requests'), 'requests')).toEqual({
      A: 'hidden',
      B: 'hidden',
      C: 'hidden',
      D: 'shown',
    });
  });

  it('tells that there is none, unless that would tell where the only ones are', async () => {
    const many = [...requests(40, { item: 'A' }), ...requests(40, { item: 'B' }), ...requests(40, { item: 'C' })];
    const losses = (count: number, item: string) => times(count, 'loss', 'found', { item });
    const shown = await published([...many, ...losses(6, 'A')], ['item'], 'requests', 'losses');
    expect(statuses(shown, 'losses')).toEqual({ A: 'shown', B: 'shown', C: 'shown' });
    const one = await published([...many, ...losses(1, 'A')], ['item'], 'requests', 'losses');
    expect(statuses(one, 'losses')).toEqual({ A: 'hidden', B: 'hidden', C: 'hidden' });
    expect(statuses(one, 'requests')).toEqual({ A: 'shown', B: 'shown', C: 'shown' });
    expect(of(one.total, 'losses')).toMatchObject({ value: '1' });
  });

  it('publishes no rate on fewer than thirty, in a row or in all', async () => {
    const rated = (count: number, item: string) => times(count, 'rating', 'satisfied', { item });
    const rows = [...rated(29, 'A'), ...rated(30, 'B'), ...rated(31, 'C'), ...rated(32, 'D')];
    const figures = await published(rows, ['item'], 'good-rating-rate');
    expect(statuses(figures, 'good-rating-rate')).toEqual({ A: 'hidden', B: 'hidden', C: 'shown', D: 'shown' });
    expect(of(figures.total, 'good-rating-rate')).toMatchObject({ value: '100.00' });
    const few = await published(rated(29, 'A'), [], 'good-rating-rate', 'ratings');
    expect(of(few.total, 'good-rating-rate')).toEqual({
      indicator: 'good-rating-rate',
      version: '1',
      status: 'hidden',
    });
    expect(of(few.total, 'ratings')).toMatchObject({ value: '29' });
  });

  it('hides a rate whose numerator leaves a few of its denominator', async () => {
    const rated = (item: string, good: number, bad: number) => [
      ...times(good, 'rating', 'satisfied', { item }),
      ...times(bad, 'rating', 'dissatisfied', { item }),
    ];
    const rows = [...rated('A', 98, 2), ...rated('B', 90, 10), ...rated('C', 90, 10)];
    expect(statuses(await published(rows, ['item'], 'good-rating-rate'), 'good-rating-rate')).toEqual({
      A: 'hidden',
      B: 'hidden',
      C: 'shown',
    });
  });

  it('hides what two published numbers of one row differ by, if that is too small', async () => {
    const rows = ['A', 'B', 'C'].flatMap((item) => [
      ...times(item === 'A' ? 3 : 8, 'rating', 'basically-satisfied', { item }),
      ...times(40, 'rating', 'very-satisfied', { item }),
      ...times(40, 'rating', 'dissatisfied', { item }),
    ]);
    const figures = await published(rows, ['item'], 'good-rating-rate', 'satisfaction-rate');
    expect(statuses(figures, 'satisfaction-rate')).toEqual({ A: 'hidden', B: 'hidden', C: 'shown' });
  });

  it('hides an office, what lies below it, and what its township would leave of it', async () => {
    const figures = await published(
      [
        ...requests(20, { office: 'centre' }),
        ...requests(20, { office: 'town-1' }),
        ...requests(3, { office: 'village-1' }),
        ...requests(20, { office: 'village-2' }),
        ...requests(50, { office: 'village-3' }),
      ],
      ['office'],
      'requests',
    );
    expect(statuses(figures, 'requests')).toEqual({
      centre: 'shown',
      'town-1': 'shown',
      'town-2': 'shown',
      'village-1': 'hidden',
      'village-2': 'shown',
      'village-3': 'shown',
    });
  });

  it('protects what an office has for itself, though it is in no row', async () => {
    const rows = [
      ...requests(3, { office: 'town-1' }),
      ...requests(20, { office: 'village-1' }),
      ...requests(30, { office: 'village-2' }),
    ];
    expect(statuses(await published(rows, ['office'], 'requests'), 'requests')).toMatchObject({
      'town-1': 'shown',
      'village-1': 'hidden',
      'village-2': 'shown',
    });
  });

  it('hides a group of which the total leaves a few, and shows both 帮办 and 代办', async () => {
    const rows = [...requests(40, { groups: ['elderly'] }), ...requests(2, { service: 'assistance' })];
    expect(statuses(await published(rows, ['group'], 'requests'), 'requests')).toEqual({ elderly: 'hidden' });
    expect(statuses(await published(rows, ['service'], 'requests'), 'requests')).toEqual({
      agency: 'shown',
      assistance: 'shown',
    });
  });

  it('leaves a table of one row out: it would tell the total again, and of whom that is', async () => {
    const figures = await published(requests(40, { item: 'A' }), ['item', 'channel'], 'requests');
    expect(figures.tables.map(({ rows }) => rows)).toEqual([[], []]);
    expect(of(figures.total, 'requests')).toMatchObject({ value: '40' });
  });

  it('never publishes offices alone beside offices with all below them', async () => {
    await expect(published([], ['office', 'own-office'], 'requests')).rejects.toThrow('Offices alone');
  });

  const ids = [
    'requests',
    'merged-requests',
    'response-rate',
    'total-response-rate',
    'response-median',
    'ratings',
    'good-rating-rate',
    'satisfaction-rate',
  ];
  const anyRows = fc
    .array(
      fc.record({
        office: fc.constantFrom(...tree.map(({ code }) => code)),
        item: fc.constantFrom('A', 'B', 'C', 'D'),
        channel: fc.constantFrom('online', 'window'),
        groups: fc.constantFrom([], ['elderly'], ['enterprise'], ['elderly', 'disabled']),
        what: fc.constantFrom(
          ['request', 'counted'],
          ['request', 'merged'],
          ['response', 'on-time'],
          ['response', 'late'],
          ['response-time', 35],
          ['rating', 'satisfied'],
          ['rating', 'basically-satisfied'],
          ['rating', 'dissatisfied'],
        ),
        count: fc.constantFrom(1, 2, 4, 5, 8, 30, 60),
      }),
      { maxLength: 20 },
    )
    .map((list) =>
      list.flatMap(({ what: [measure, value], count, ...details }) =>
        times(count, measure as Row['measure'], value as Row['value'], details as Partial<Row>),
      ),
    );

  it.each(['office', 'item', 'channel', 'group'] as const)(
    'in no table by %s can a hidden number be had by adding and subtracting what is shown',
    async (dimension) => {
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const raw = await compute(bagsOf(rows), asked({ indicators: some(...ids), dimensions: [dimension] }));
          expect(determined(raw, publishable(raw, some(...ids), tree), tree)).toEqual([]);
        }),
      );
    },
  );

  it('sees it when the second of two hidden rows is shown after all', async () => {
    const items = [...requests(3, { item: 'A' }), ...requests(7, { item: 'B' }), ...requests(9, { item: 'C' })];
    const raw = await compute(bagsOf(items), asked({ indicators: some('requests'), dimensions: ['item'] }));
    const safe = publishable(raw, some('requests'), tree);
    const careless = {
      ...safe,
      tables: safe.tables.map((table, place) => ({
        ...table,
        rows: table.rows.map((each, at) => (each.key === 'B' ? raw.tables[place]!.rows[at]! : each)),
      })),
    };
    expect(determined(raw, safe, tree)).toEqual([]);
    expect(determined(raw, careless, tree)).toEqual(['item A requests']);
  });
});
