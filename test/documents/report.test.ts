import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { reportCsv } from '../../documents/report/csv.ts';
import { printReport } from '../../documents/report/pdf.ts';
import { changeWords } from '../../documents/report/words.ts';
import { reportXlsx } from '../../documents/report/xlsx.ts';
import { parseCsv } from '../../domain/csv.ts';
import type { ReportFigure } from '../../domain/measure/report-shape.ts';
import { clause } from '../clause.ts';
import { aReport } from '../domain/a-report.ts';
import { sha256 } from '../given.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';

const report = await aReport();
const figures = report.sections.flatMap(({ title, figures: all }) => all.map((each) => ({ section: title, ...each })));
const numberOf = ({ now }: ReportFigure) => ('value' in now ? now.value : undefined);

clause('8.3', () => {
  describe('the CSV of a report', () => {
    const records = parseCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(reportCsv(report)));
    if (!Array.isArray(records)) throw new Error('no CSV');
    const [heads = [], ...lines] = records as string[][];
    const at = (name: string) => heads.indexOf(name);

    test('holds every figure once, with its number or why there is none', () => {
      const told = lines
        .filter((line) => line[at('表')] === '')
        .map((line) => [line[at('章节')], line[at('指标代码')], line[at('数值')], line[at('无数值原因')]]);
      expect(told).toEqual(
        figures.map((each) => [
          each.section,
          each.code,
          String(numberOf(each) ?? ''),
          'none' in each.now ? { 'no-data': '无数据', hidden: '不公布' }[each.now.none] : '',
        ]),
      );
    });

    test('has the same columns in every line, and cells of every table', () => {
      expect(new Set(records.map((line) => line.length))).toEqual(new Set([heads.length]));
      expect(lines.filter((line) => line[at('表')] === '五级评价分布').map((line) => line[at('数值')])).toEqual([
        '40',
        '6',
        '3',
        '1',
        '1',
      ]);
    });
  });

  describe('the workbook of a report', () => {
    test('has a sheet per section, and numbers as numbers', async () => {
      const sheets = await readXlsx(Buffer.from(await reportXlsx(report)));
      expect(sheets.map(({ sheet }) => sheet)).toEqual(
        report.sections.map(({ title }, index) => `${String.fromCodePoint(0x2460 + index)}${title}`),
      );
      const rows = sheets.flatMap(({ data }) => data);
      for (const each of figures)
        expect(rows).toContainEqual(
          expect.arrayContaining([each.name, numberOf(each) ?? expect.stringMatching(/无数据|不公布/)]),
        );
    });

    test('is the same bytes for the same report', async () => {
      const [one, other] = [await reportXlsx(report), await reportXlsx(report)];
      expect(sha256(Buffer.from(one).toString('latin1'))).toBe(sha256(Buffer.from(other).toString('latin1')));
    });
  });

  describe('the PDF of a report', async () => {
    const printed = await printReport(report, { sha256: 'a'.repeat(64) });
    const document = await readPdf(printed.bytes);
    const text = bodyOf(document);

    test('says what it is about, and every figure in words', () => {
      expect(text).toContain('示范区政务服务帮办代办服务2026年3月报告');
      expect(text).toContain('2026年4月14日00:00');
      for (const words of ['按时响应率92.41%134／145（5）', '满意率96.08%49／51（0）', '无数据', '主动评价率60.00%'])
        expect(text).toContain(words);
      expect(footOf(document, 1)).toContain('a'.repeat(64));
      expect(printed.missing).toEqual([]);
    });

    test('nothing lies on anything else', () => {
      expect(overlaps(document)).toEqual([]);
    });

    test('is the same bytes for the same report', async () => {
      const again = await printReport(report, { sha256: 'a'.repeat(64) });
      expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(printed.bytes))).toBe(0);
    });
  });

  test('changes are told in points for rates, per cent for counts, and not at all where one is missing', () => {
    const value = (number: number) => ({ value: number });
    expect(changeWords(value(93.33), value(90), '%')).toBe('+3.33个百分点');
    expect(changeWords(value(90), value(120), '件')).toBe('−25.00%');
    expect(changeWords(value(4), value(0), '件')).toBe('+4');
    expect(changeWords(value(4), value(4), '件')).toBe('持平');
    expect(changeWords(value(4), { none: 'no-data' }, '件')).toBe('—');
  });
});
