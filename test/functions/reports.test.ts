import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportJson } from '../../domain/measure/report.ts';
import { periodOf } from '../../domain/measure/report-period.ts';
import { computed, published, type ReportFiles, reviewReport } from '../../domain/measure/report-review.ts';
import { putOnce } from '../../functions/bucket.ts';
import { reports } from '../../functions/store.ts';
import { formats } from '../../functions/tasks/report/formats.ts';
import { clause } from '../clause.ts';
import { aReport } from '../domain/a-report.ts';
import { contextOf } from '../given.ts';
import { manager } from '../people.ts';
import { ask, openInterface, sha256 } from './interface.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
const json = reportJson(await aReport());
const digest = sha256(json);
const context = contextOf(manager, '2026-04-13T18:00:00.000Z');

/** Files of a report, all with the same content but for the JSON. */
async function filesIn(bucket: string, code: string): Promise<ReportFiles> {
  const put = ([format, { name, type }]: [string, { name: string; type: string }]) =>
    putOnce(bucket, `reports/${code}/${name}`, type, new TextEncoder().encode(format === 'json' ? json : format)).then(
      (file) => [format, file] as const,
    );
  return Object.fromEntries(await Promise.all(Object.entries(formats).map(put))) as ReportFiles;
}

async function drafted(code: string) {
  const files = await filesIn('documents', code);
  const record = computed(undefined, periodOf(code)!, { files, measured: [], round: 1 }, context)!;
  expect(await reports().keep(record)).toBe(true);
  return record;
}

async function out(code: string): Promise<void> {
  const reviewed = reviewReport(await drafted(code), { decision: 'approve', sha256: digest }, context);
  if (reviewed.outcome === 'refused') throw new Error(reviewed.because);
  expect(await reports().keep(reviewed.record)).toBe(true);
  expect(await reports().keep(published(reviewed.record, await filesIn('archives', code), context.now)!)).toBe(true);
}

beforeAll(async () => {
  world = await openInterface();
  await out('2026-03');
  await drafted('2026-04');
});
afterAll(() => world?.stop());

const march = { path: { period: '2026-03' } };
const april = { path: { period: '2026-04' }, as: 'manager-1' };
const page = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

clause('8.3', () => {
  describe('everybody', () => {
    test('finds the reports that are out, and no other', async () => {
      const { body } = await ask('list-reports');
      expect(body.reports).toMatchObject([{ period: '2026-03', name: '2026年3月报告' }]);
      expect((await ask('list-reports', page)).body).toContain('<a href="/v1/reports/2026-03">2026年3月报告</a>');
    });

    test('gets report.json as it was approved, once', async () => {
      const { body, headers } = await ask('read-report', march);
      expect(reportJson(body)).toBe(json);
      const again = await ask('read-report', { ...march, headers: { 'if-none-match': headers['etag'] ?? '' } });
      expect(again.status).toBe(304);
      expect(headers).toMatchObject({ vary: 'accept', 'cache-control': 'public, max-age=300' });
    });

    test('gets a page where a browser asks: with a caption to every table, a name to every row, and nothing to run', async () => {
      const { body, headers } = await ask('read-report', { ...march, ...page });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(body).toContain('<html lang="zh-CN">');
      const count = (pattern: RegExp) => [...body.matchAll(pattern)].length;
      expect(count(/<table>/g)).toBe(count(/<caption>/g));
      expect(count(/<tr><th scope="row">/g)).toBe(count(/<tr>/g) - count(/<thead>/g));
      expect(body).toContain('96.08%');
      expect(body).toContain('font-size:20px');
      expect(body).not.toMatch(/<script|<img|<iframe|<form|<link|javascript:|\son\w+=|style=|url\(|@import/i);
      const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      for (const [, to] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
    });

    test('gets each file under a name that says its period', async () => {
      for (const { name } of Object.values(formats)) {
        const { status, headers } = await ask('open-report-file', { path: { period: '2026-03', file: name } });
        expect([status, headers['content-disposition']]).toEqual([
          200,
          `attachment; filename="report-2026-03.${name.split('.')[1]}"`,
        ]);
      }
    });

    test.each(['2026-04', '2026-05', '2026-13', 'x', '..'])('finds no report of %s', async (period) => {
      expect((await ask('read-report', { path: { period } })).body.code).toBe('report-unknown');
      const file = { path: { period, file: 'report.json' } };
      expect((await ask('open-report-file', file)).body.code).toBe('report-unknown');
    });

    test('finds no other file', async () => {
      const other = { path: { period: '2026-03', file: 'part-0000.jsonl' } };
      expect((await ask('open-report-file', other)).status).toBe(404);
    });
  });

  describe('a manager of the centre', () => {
    const asked = { decision: 'approve', sha256: digest };

    test('sees drafts, with links to what is to be reviewed', async () => {
      const { body } = await ask('read-report-draft', april);
      expect(body).toMatchObject({ period: '2026-04', stage: { code: 'in-review', name: '待审核' }, sha256: digest });
      expect(body.files).toHaveLength(4);
      expect((await ask('list-report-drafts', april)).body.reports).toHaveLength(2);
    });

    test('approves what was read, and only that', async () => {
      const other = await ask('review-report', { ...april, body: { ...asked, sha256: '0'.repeat(64) } });
      expect([other.status, other.body.code]).toEqual([409, 'report-differs']);
      const key = 'review-of-april';
      const first = await ask('review-report', { ...april, body: asked, key });
      expect(first.body).toMatchObject({ stage: { code: 'endorsed' }, approvals: 1 });
      const again = await ask('review-report', { ...april, body: asked, key });
      expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
      const reused = { decision: 'return', sha256: digest, remarks: '再看。' };
      expect((await ask('review-report', { ...april, body: reused, key })).body.code).toBe('key-reused');
    });

    test('asks for a report that there is', async () => {
      const none = { path: { period: '2020-01' }, as: 'manager-1' };
      expect((await ask('read-report-draft', none)).body.code).toBe('report-unknown');
      expect((await ask('review-report', { ...none, body: asked })).body.code).toBe('report-unknown');
    });
  });
});
