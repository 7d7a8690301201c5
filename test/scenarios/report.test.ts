import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellWords } from '../../documents/report/words.ts';
import { parseCsv } from '../../domain/csv.ts';
import type { Bag } from '../../domain/measure/compute.ts';
import type { Contributions } from '../../domain/measure/contributions.ts';
import { reportJson } from '../../domain/measure/report.ts';
import { periodOf } from '../../domain/measure/report-period.ts';
import type { Report } from '../../domain/measure/report-shape.ts';
import { parseLeafKey } from '../../domain/measure/row.ts';
import { computeReport } from '../../functions/tasks/report/compose.ts';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { bodyOf, readPdf } from '../documents/read.ts';
import { sha256 } from '../given.ts';
import { aMonth } from './a-month.ts';
import { Behind } from './behind.ts';
import { type Json, Person } from './client.ts';
import { download, draftOf, review } from './demo-report.ts';
import { fill, firstCase } from './fill.ts';
import { apart, tallies } from './tallies.ts';
import { weather } from './weather.ts';
import { shanghai } from './world.ts';

const state = mkdtempSync(join(tmpdir(), 'bangdaiban-report-test-'));
const out = join(state, 'out');
let cloud: Cloud;
let files: ReadonlyMap<string, Buffer>;
let drafted: Json;
let histories: Contributions;

const begin = () =>
  startCloud({ state, port: 0, quiet: true, clock: new SteerableClock(shanghai('2026-04-13 16:00') - Date.now()) });
const goTo = (time: string) => cloud.advance(shanghai(time) - cloud.clock.now());
const jsonOf = (): Report => JSON.parse(String(files.get('report.json')));

async function* bagsOf(counted: Contributions): AsyncGenerator<Bag> {
  for (const [key, counts] of counted) yield { leaf: parseLeafKey(key), counts };
}

/**
 * Two months of cases in bad weather: deliveries doubled and delayed, calls throttled, answers lost, and all of it killed in
 * between; then the sky clears, reconciliation has its time, and the fourteenth comes.
 */
beforeAll(async () => {
  cloud = await begin();
  await firstCase(cloud);
  for (const fault of weather) cloud.faults.add(fault);
  const watched = new Date(shanghai('2026-04-13 16:20')).toISOString();
  await fill(cloud, aMonth('2026-02', 40, 12), watched);
  const dying = fill(cloud, aMonth('2026-03', 120, 13), watched).catch(() => 0);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await cloud.kill();
  await dying;
  cloud = await begin();
  // What the kill cut off was never written; written again it is the same.
  await fill(cloud, aMonth('2026-03', 120, 13), watched);
  await goTo('2026-04-14 02:05');
  await cloud.settle();
  drafted = await draftOf(cloud, '2026-03');
  await review(cloud, drafted);
  await cloud.settle();
  files = await download(cloud, '2026-03', out);
  ({ histories } = await tallies(new Behind(cloud)));
}, 300_000);

afterAll(async () => {
  await cloud?.stop();
  rmSync(state, { recursive: true, force: true });
});

clause('8.3', () => {
  describe('the report of March', () => {
    test('what is counted is what the histories say, whatever was doubled, delayed, lost or killed', async () => {
      const { leaves, histories: told } = await tallies(new Behind(cloud));
      expect(apart(leaves, told)).toEqual([]);
    });

    test('was computed by the schedule, reviewed by a person, and published', async () => {
      const now = await draftOf(cloud, '2026-03');
      expect(now.stage.code).toBe('published');
      expect(now.course.map(({ act }: Json) => act.code)).toEqual(['computed', 'endorsed', 'published']);
      expect(now.course[1].by).toBe('manager-1');
    });

    test('is recomputed from the events byte for byte', async () => {
      const { report } = await computeReport(bagsOf(histories), periodOf('2026-03')!, []);
      expect(reportJson(report)).toBe(String(files.get('report.json')));
      expect(sha256(String(files.get('report.json')))).toBe(drafted.sha256);
    });

    test('counts every request that was made in March, once', () => {
      const requests = jsonOf().sections[0]?.figures.find(({ code }) => code === 'requests');
      expect(requests).toMatchObject({ now: { value: 120 }, before: { value: 40 }, yearAgo: { none: 'no-data' } });
    });
  });

  describe('its files', () => {
    test('the CSV has the figures of the JSON', () => {
      const [heads = [], ...lines] = parseCsv(String(files.get('report.csv'))) as string[][];
      const [table, code, value] = ['表', '指标代码', '数值'].map((name) => heads.indexOf(name)) as [
        number,
        number,
        number,
      ];
      const told = lines.filter((line) => line[table] === '').map((line) => [line[code], line[value]]);
      expect(told).toEqual(
        jsonOf()
          .sections.flatMap(({ figures }) => figures)
          .map((each) => [each.code, 'value' in each.now ? String(each.now.value) : '']),
      );
    });

    test('the workbook has them as numbers', async () => {
      const sheets = await readXlsx(files.get('report.xlsx') ?? Buffer.alloc(0));
      const report = jsonOf();
      expect(sheets).toHaveLength(report.sections.length);
      for (const [index, { figures }] of report.sections.entries())
        for (const { name, now } of figures)
          if ('value' in now) expect(sheets[index]?.data).toContainEqual(expect.arrayContaining([name, now.value]));
    });

    test('the PDF has them in words', async () => {
      const text = bodyOf(await readPdf(new Uint8Array(files.get('report.pdf') ?? [])));
      for (const { name, now, unit } of jsonOf().sections[0]?.figures ?? [])
        expect(text).toContain(`${name}${cellWords(now, unit)}`);
    });

    test('the page has them for everybody, without a token, and nothing is run or loaded', async () => {
      const answer = await fetch(`${cloud.gatewayUrl}/v1/reports/2026-03`, { headers: { accept: 'text/html' } });
      const page = await answer.text();
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      for (const { name, now, unit } of jsonOf().sections[0]?.figures ?? []) {
        expect(page).toContain(`<th scope="row">${name}</th>`);
        expect(page).toContain(cellWords(now, unit));
      }
      expect(page).not.toMatch(/<script|<img|<iframe|<form|<link|javascript:|\son\w+=|style=|url\(|@import/i);
    });

    test('data are what a program gets, and the list leads there', async () => {
      const list = (await (await fetch(`${cloud.gatewayUrl}/v1/reports`)).json()) as Json;
      expect(list.reports.map(({ period }: Json) => period)).toEqual(['2026-03']);
      const answer = await fetch(`${cloud.gatewayUrl}/v1/reports/2026-03`);
      expect(await answer.text()).toBe(String(files.get('report.json')));
    });
  });

  describe('what is not to be had', () => {
    test('a report on a month that is not over', async () => {
      const failed = await new Behind(cloud).report('2026-04');
      expect(failed).toMatchObject({ status: 'FAILED', error: 'PeriodIsNotOver' });
    });

    test('the quarter, before it is approved', async () => {
      await goTo('2026-04-14 02:40');
      expect((await draftOf(cloud, '2026-Q1')).stage.code).toBe('in-review');
      expect((await fetch(`${cloud.gatewayUrl}/v1/reports/2026-Q1`)).status).toBe(404);
      expect((await fetch(`${cloud.gatewayUrl}/v1/reports/2026-Q1/report.csv`)).status).toBe(404);
    });

    test('a draft, for whoever is no manager of the centre', async () => {
      for (const sub of ['manager-2', 'agent-1', 'resident-1'])
        expect((await new Person(cloud, sub).get('/v1/manage/reports/2026-Q1')).status, sub).toBe(403);
    });
  });

  test('a report that is returned is computed again, and must be approved anew', async () => {
    const manager = new Person(cloud, 'manager-1');
    const { sha256: read } = await draftOf(cloud, '2026-Q1');
    const asked = { decision: 'return', sha256: read, remarks: '请核对。' };
    expect((await manager.post('/v1/manage/reports/2026-Q1/review', asked)).status).toBe(200);
    await cloud.settle();
    const again = await draftOf(cloud, '2026-Q1');
    expect([again.stage.code, again.round, again.sha256]).toEqual(['in-review', 2, read]);
    await review(cloud, again);
    await cloud.settle();
    expect((await draftOf(cloud, '2026-Q1')).stage.code).toBe('published');
  });
});
