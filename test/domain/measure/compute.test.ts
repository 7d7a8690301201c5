import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bag, compute, type Question } from '../../../domain/measure/compute.ts';
import type { Figures } from '../../../domain/measure/figure.ts';
import type { Indicator } from '../../../domain/measure/indicator.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import type { Row } from '../../../domain/measure/row.ts';
import { clause } from '../../clause.ts';
import { asked, bagsOf, row, times, totals, tree } from './facts.ts';

const officeCodes = tree.map(({ code }) => code);

/** What a table says of one indicator: value by key. */
const column = ({ tables }: Figures, dimension: string, indicator: string) =>
  Object.fromEntries(
    (tables.find((table) => table.dimension === dimension)?.rows ?? []).map(({ key, figures }) => [
      key,
      figures.find((figure) => figure.indicator === indicator)?.value,
    ]),
  );

const anyRow: fc.Arbitrary<Row> = fc
  .record({
    office: fc.constantFrom(...officeCodes),
    item: fc.constantFrom('GT-SETUP', 'SB-CARD', '-'),
    service: fc.constantFrom('agency', 'assistance'),
    channel: fc.constantFrom('online', 'window'),
    groups: fc.subarray(['elderly', 'disabled', 'enterprise']),
    day: fc.constantFrom('2026-03-01', '2026-03-31', '2026-02-28', '2026-04-01'),
  })
  .chain((details) =>
    fc
      .constantFrom(
        row('request', 'counted'),
        row('response', 'on-time'),
        row('response', 'late'),
        row('response', 'pending:2026-04-30T00:00:00.000Z'),
        row('response-time', 35),
        row('rating', 'satisfied'),
        row('rating', 'very-dissatisfied'),
      )
      .map((base) => ({ ...base, ...details }) as Row),
  );

const every = asked({ dimensions: ['office', 'own-office', 'item', 'service', 'channel', 'group', 'staff'] });

const counted = new Set(indicators.filter(({ kind }) => kind === 'count').map(({ id }) => id));

const counts = ({ total }: Figures) =>
  total.filter(({ indicator }) => counted.has(indicator)).map(({ numerator }) => numerator ?? 0);

clause('8.3', () => {
  it('breaks figures down by office with all below it, office alone, item, service, channel, group and staff', async () => {
    const figures = await compute(
      bagsOf([
        ...times(3, 'request', 'counted', { office: 'village-1', groups: ['elderly'] }),
        ...times(2, 'request', 'counted', { office: 'town-1', service: 'assistance', channel: 'window' }),
        ...times(1, 'request', 'counted', { office: 'village-3', item: '-', staff: 'agent-2' }),
      ]),
      every,
    );
    expect(column(figures, 'office', 'requests')).toEqual({
      centre: '6',
      'town-1': '5',
      'town-2': '1',
      'village-1': '3',
      'village-2': '0',
      'village-3': '1',
    });
    expect(column(figures, 'own-office', 'requests')).toEqual({ 'town-1': '2', 'village-1': '3', 'village-3': '1' });
    expect(column(figures, 'item', 'requests')).toEqual({ 'GT-SETUP': '5', '-': '1' });
    expect(column(figures, 'service', 'requests')).toEqual({ agency: '4', assistance: '2' });
    expect(column(figures, 'channel', 'requests')).toEqual({ online: '4', window: '2' });
    expect(column(figures, 'group', 'requests')).toEqual({ elderly: '3' });
    expect(column(figures, 'staff', 'requests')).toEqual({ 'agent-1': '5', 'agent-2': '1' });
  });

  it('passes over other months, other parts of the tree and later cuts', async () => {
    const later: Bag = {
      leaf: { office: 'village-1', day: '2026-03-04', item: '-', cut: '2026-04' },
      counts: [['request=counted=a~o==agent-1', 5]],
    };
    const bags = [
      ...bagsOf([
        row('request', 'counted'),
        row('request', 'counted', { day: '2026-04-01' }),
        row('request', 'counted', { office: 'village-3' }),
      ]),
      later,
    ];
    const requests = async (details: Partial<Question>) =>
      (await compute(bags, asked(details))).total.find(({ indicator }) => indicator === 'requests')?.value;
    expect(await requests({ office: 'town-1' })).toBe('1');
    expect(await requests({ office: 'town-1', through: '2026-04' })).toBe('6');
    expect(await requests({ period: { from: '2026-03', to: '2026-04' }, through: '2026-04' })).toBe('8');
  });

  it('counts what waits as overdue from its instant on, and not before', async () => {
    const { 'response-rate': rate } = await totals([
      ...times(3, 'response', 'on-time'),
      row('response', 'pending:2026-04-13T16:00:00.000Z'),
      row('response', 'pending:2026-04-13T16:00:00.001Z'),
    ]);
    expect(rate).toMatchObject({ value: '75.00', numerator: 3, denominator: 4 });
  });

  it('says no data where there are none, and zero where nothing happened', async () => {
    expect(await totals([])).toMatchObject({
      requests: { status: 'shown', value: '0' },
      'response-rate': { status: 'no-data' },
      'bot-answers': { status: 'no-data' },
    });
  });

  it('takes the median of the middle two, and as p90 the nearest rank', async () => {
    const minutes = (...numbers: number[]) => numbers.map((each) => row('response-time', each));
    expect(await totals(minutes(10, 20))).toMatchObject({
      'response-median': { value: '15.0', denominator: 2 },
      'response-p90': { value: '20' },
    });
    expect(await totals(minutes(...Array.from({ length: 10 }, (_, index) => index + 1)))).toMatchObject({
      'response-median': { value: '5.5' },
      'response-p90': { value: '9' },
    });
  });

  it('counts a month by the definition that holds from its first day; one changed in mid-month holds from the next', async () => {
    const strict: Indicator = {
      id: 'satisfied',
      name: '满意量',
      section: 'evaluation',
      unit: '份',
      kind: 'count',
      definition: '满意及以上',
      numerator: [{ measure: 'rating', values: ['satisfied'] }],
      version: '1',
      effectiveFrom: '2026-01',
      basis: '试验',
    };
    const generous: Indicator = {
      ...strict,
      numerator: [{ measure: 'rating' }],
      version: '2',
      effectiveFrom: '2026-04',
    };
    const bags = bagsOf(
      ['2026-03-20', '2026-04-20'].flatMap((day) => [
        row('rating', 'satisfied', { day }),
        row('rating', 'dissatisfied', { day }),
      ]),
    );
    const of = async (from: string, to: string) =>
      (await compute(bags, asked({ indicators: [strict, generous], period: { from, to }, through: to }))).total;
    expect(await of('2026-03', '2026-03')).toMatchObject([{ version: '1', value: '1' }]);
    expect(await of('2026-04', '2026-04')).toMatchObject([{ version: '2', value: '2' }]);
    expect(await of('2026-03', '2026-04')).toMatchObject([{ version: '1+2', value: '3' }]);
    expect(await of('2025-11', '2025-12')).toEqual([]);
  });

  it('does not depend on the order in which rows come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow), fc.infiniteStream(fc.nat()), async (rows, order) => {
        const shuffled = rows
          .map((each) => ({ each, place: order.next().value as number }))
          .sort((one, other) => one.place - other.place)
          .map(({ each }) => each);
        expect(await compute(bagsOf(shuffled), every)).toEqual(await compute(bagsOf(rows), every));
      }),
    );
  });

  it('adds up: counts of two sets of rows are those of both together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow), fc.array(anyRow), async (some, more) => {
        const [one, other, both] = await Promise.all(
          [some, more, [...some, ...more]].map(async (rows) => counts(await compute(bagsOf(rows), asked()))),
        );
        expect(both).toEqual(one?.map((each, index) => each + (other?.[index] ?? 0)));
      }),
    );
  });

  it('counts a row that is taken back as if it had never been', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow), fc.array(anyRow), async (kept, mistaken) => {
        const back = bagsOf(mistaken).map(({ leaf, counts: of }) => ({
          leaf,
          counts: [...of].map(([key, count]) => [key, -count] as const),
        }));
        const { total } = await compute([...bagsOf([...mistaken, ...kept]), ...back], asked());
        expect(total).toEqual((await compute(bagsOf(kept), asked())).total);
      }),
    );
  });
});
