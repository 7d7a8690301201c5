import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/chain.ts';
import type { Bag } from '../../domain/measure/compute.ts';
import { reportJson } from '../../domain/measure/report.ts';
import { lastFrozen, monthsAsked, periodBefore, periodOf, periodYearAgo } from '../../domain/measure/report-period.ts';
import type { Report, ReportFigure } from '../../domain/measure/report-shape.ts';
import { sectionTitles } from '../../domain/measure/report-shape.ts';
import { clause } from '../clause.ts';
import { aReport } from './a-report.ts';
import { example, leavesOf, months } from './measure-leaves.ts';

const report = await aReport();
const section = (code: string, of: Report = report) => of.sections.find((each) => each.code === code)!;
const figure = (code: string, of: Report = report): ReportFigure =>
  of.sections.flatMap(({ figures }) => figures).find((each) => each.code === code)!;
const noData = { none: 'no-data' };

clause('8.3', () => {
  describe('a report', () => {
    test('has the ten sections, each once, in their order', () => {
      expect(report.sections.map(({ code }) => code)).toEqual(Object.keys(sectionTitles));
    });

    test('says whose it is, for when, and what is counted', () => {
      expect(report).toMatchObject({
        schema: 'bangdaiban-report/1',
        district: { name: '示范区', division: '990100' },
        standard: 'DB32/T 5046—2025',
        period: { code: '2026-03', kind: 'month', name: '2026年3月', from: '2026-03-01', until: '2026-03-31' },
        statisticsAt: '2026-04-13T16:00:00.000Z',
      });
    });

    test('shows a rate with what it rests on and what was left out', () => {
      expect(figure('satisfaction-rate')).toMatchObject({
        now: { value: 96.08 },
        numerator: { value: 49 },
        denominator: { value: 51 },
        excluded: { value: 0 },
      });
      expect(figure('evaluation-rate')).toMatchObject({ now: { value: 60 }, denominator: { value: 85 } });
      expect(figure('satisfaction-score').now).toEqual({ value: 92.55 });
    });

    test('compares with the period before as it now stands, and has no data where there is nothing: never zero', () => {
      expect(figure('requests')).toMatchObject({ now: { value: 150 }, before: { value: 90 }, yearAgo: noData });
      expect(figure('resolution-rate').before).toEqual({ value: 96.67 });
      expect(figure('in-hand').now).toEqual(noData);
    });

    test('hides a rate that rests on fewer than thirty', async () => {
      const few = await aReport('2026-03', leavesOf([{ month: '2026-03', rows: [['rating', 'satisfied', 29]] }]));
      expect(figure('satisfaction-rate', few).now).toEqual({ none: 'hidden' });
    });

    test('breaks down by office with all below it, in the order of the settings, by channel, group and item', () => {
      const [offices] = section('services').tables;
      expect(offices?.rows.map(({ name }) => name)).toEqual([
        '示范区政务服务中心',
        '和平镇便民服务中心',
        '安乐镇便民服务中心',
      ]);
      expect(section('services').tables.map(({ code }) => code)).toEqual([
        'services-by-office',
        'by-channel',
        'by-group',
      ]);
      expect(section('top-items').tables[0]?.rows.map(({ name }) => name)).toEqual(['高龄津贴申领', '社会保障卡补领']);
    });

    test('spreads endings and levels', () => {
      const rows = (code: string) =>
        report.sections.flatMap(({ tables }) => tables).find((each) => each.code === code)?.rows;
      expect(rows('levels')?.map(({ cells }) => cells[0])).toEqual([40, 6, 3, 1, 1].map((value) => ({ value })));
      expect(rows('endings')?.map(({ cells }) => cells[0])).toEqual(
        [103, 0, 6, 3, 4, 5, 2].map((value) => ({ value })),
      );
    });

    test('names the three tags given most with poor ratings, the most first', async () => {
      const rows = [
        ['rating-tag', 'late', 4],
        ['rating-tag', 'no-news', 9],
        ['rating-tag', 'many-trips', 2],
        ['rating-tag', 'unfriendly', 4],
        ['rating-tag', 'friendly', 30],
      ] as const;
      const tagged = await aReport('2026-03', leavesOf([{ month: '2026-03', rows }]));
      const [tags] = section('poor-ratings', tagged).tables;
      expect(tags?.rows.map(({ name, cells: [cell] }) => [name, cell])).toEqual([
        ['没有反馈进展', { value: 9 }],
        ['态度生硬', { value: 4 }],
        ['没有按计划办理', { value: 4 }],
      ]);
    });

    test('tells what changed since the last report: 上期修订', () => {
      const revised = section('definitions').tables.map(({ rows: [row] }) => [row?.code, ...(row?.cells ?? [])]);
      expect(revised).toEqual([
        ['resolution-rate', { value: 100 }, { value: 96.67 }],
        ['resolved', { value: 60 }, { value: 58 }],
        ['reopened', { value: 0 }, { value: 2 }],
      ]);
    });

    test('holds the definition of every figure, with its version and since when it holds', () => {
      const defined = new Map(report.definitions.map((each) => [each.code, each]));
      for (const { code, version } of report.sections.flatMap(({ figures }) => figures))
        expect(defined.get(code)).toMatchObject({ version, since: '2026-01' });
    });

    test('names nobody: no staff, no case, no account', () => {
      expect(reportJson(report)).not.toMatch(/agent-\d|helper-\d|resident-\d|DB99|BB99/);
    });
  });

  describe('recomputed', () => {
    test('it is the same byte for byte, in whatever order the leaves come, and however they are cut', async () => {
      const json = reportJson(report);
      expect(reportJson(await aReport('2026-03', months().reverse()))).toBe(json);
      const cut: Bag[] = months().flatMap(({ leaf, counts }) =>
        [...counts].map((count) => ({ leaf, counts: [count] })),
      );
      expect(reportJson(await aReport('2026-03', cut))).toBe(json);
      expect(canonicalJson(JSON.parse(json))).toBe(json);
    });

    test('later cuts change nothing in it: they belong to the next', async () => {
      const later = leavesOf([{ month: '2026-03', cut: '2026-04', rows: [['request', 'counted', 7]] }]);
      expect(reportJson(await aReport('2026-03', [...months(), ...later]))).toBe(reportJson(report));
      const next = await aReport('2026-04', [...months(), ...later]);
      const revised = section('definitions', next).tables.map(({ rows: [row] }) => row?.code);
      expect(revised).toContain('requests');
    });
  });

  describe('a quarter and a year', () => {
    test('are made of their months', async () => {
      const quarter = await aReport('2026-Q1', months());
      expect(quarter.period).toMatchObject({ name: '2026年第1季度', from: '2026-01-01', until: '2026-03-31' });
      expect(figure('requests', quarter).now).toEqual({ value: 240 });
      const rated = leavesOf([{ month: '2027-03', rows: example }]);
      const year = await aReport('2027', [...months(), ...rated]);
      expect(figure('requests', year)).toMatchObject({
        now: { value: 110 },
        before: { value: 240 },
        yearAgo: { value: 240 },
      });
    });
  });
});

describe('periods', () => {
  test.each(['2026-13', '2026-00', '2026-Q5', '26', '2026-3', 'x', ''])('%j is none', (code) => {
    expect(periodOf(code)).toBeUndefined();
  });

  test('have one before and one a year ago', () => {
    const codes = ['2026-01', '2026-Q1', '2026'].map((code) => {
      const period = periodOf(code)!;
      return [periodBefore(period).code, periodYearAgo(period).code];
    });
    expect(codes).toEqual([
      ['2025-12', '2025-01'],
      ['2025-Q4', '2025-Q1'],
      ['2025', '2025'],
    ]);
  });

  test('are over when they are frozen, on the fourteenth at 0:00 in Beijing, and not a moment before', () => {
    const last = (at: string) => lastFrozen('month', at, at.slice(0, 10)).code;
    expect(last('2026-04-13T15:59:59.999Z')).toBe('2026-02');
    expect(last('2026-04-13T16:00:00.000Z')).toBe('2026-03');
    expect(lastFrozen('quarter', '2026-04-13T16:00:00.000Z', '2026-04-14').code).toBe('2026-Q1');
    expect(lastFrozen('quarter', '2026-04-13T15:00:00.000Z', '2026-04-13').code).toBe('2025-Q4');
    expect(lastFrozen('year', '2027-01-13T16:00:00.000Z', '2027-01-14').code).toBe('2026');
  });

  test('take their months, those before and those a year ago, and no other', () => {
    expect(monthsAsked(periodOf('2026-03')!)).toEqual(['2025-03', '2026-02', '2026-03']);
    expect(monthsAsked(periodOf('2026')!)).toHaveLength(24);
  });
});
