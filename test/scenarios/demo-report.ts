import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../domain/measure/report-shape.ts';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { aMonth } from './a-month.ts';
import { type Json, Person } from './client.ts';
import { fill, firstCase } from './fill.ts';
import { shanghai } from './world.ts';

export interface ReportOptions {
  readonly json: boolean;
  /** Where the files of the report are put. */
  readonly out: string;
}

/** How many cases are registered in the month of the report; the month before has half as many. */
const casesInMonth = 1400;

const files = ['report.json', 'report.csv', 'report.xlsx', 'report.pdf'] as const;

type Say = (line: string) => void;

/**
 * Two months of cases, the schedule of the fourteenth, a review by a person, and the published report, on a system of its own
 * whose clock it moves. @returns whether all was well
 */
export async function tellReport({ out, json }: ReportOptions): Promise<boolean> {
  const say: Say = json ? () => {} : (line) => console.log(line);
  const state = mkdtempSync(join(tmpdir(), 'bangdaiban-report-'));
  const clock = new SteerableClock(shanghai('2026-04-13 16:00') - Date.now());
  say('在临时文件夹中启动一个系统，时间为 2026年4月13日 16:00……');
  const cloud = await startCloud({ state, port: 0, quiet: true, clock });
  try {
    return await tell(cloud, out, json, say);
  } catch (error) {
    if (json) console.log(JSON.stringify({ ok: false, faults: [(error as Error).message] }));
    else console.error(`\n✗ ${(error as Error).message}`);
    return false;
  } finally {
    await cloud.stop();
    rmSync(state, { recursive: true, force: true });
  }
}

async function tell(cloud: Cloud, out: string, json: boolean, say: Say): Promise<boolean> {
  const timed = async <Value>(what: string, act: () => Promise<Value>): Promise<Value> => {
    const start = performance.now();
    const value = await act();
    say(`${what}　${((performance.now() - start) / 1000).toFixed(1)} 秒`);
    return value;
  };
  const cases = casesInMonth * 1.5;
  const commits = await timed(
    `写入两个月的 ${cases} 件（按领域规则逐步办理，成批写入，不经 HTTP），由派发函数计数`,
    async () => {
      await firstCase(cloud);
      const before = await fill(cloud, aMonth('2026-02', casesInMonth / 2, 2));
      return before + (await fill(cloud, aMonth('2026-03', casesInMonth, 3)));
    },
  );
  say(`  共 ${commits} 次提交`);
  await timed('时钟走到 4月14日 2:05，定时任务冻结并计算三月报告', () =>
    cloud.advance(shanghai('2026-04-14 02:05') - cloud.clock.now()),
  );
  const draft = await draftOf(cloud, '2026-03');
  say(`  ${draft.name}：${draft.stage.name}，应于 ${draft.dueAt} 前审核`);
  await cloud.advance(shanghai('2026-04-14 10:00') - cloud.clock.now());
  const reviewed = await timed('中心负责人审核通过', () => review(cloud, draft));
  await cloud.settle();
  say(`  ${(await draftOf(cloud, '2026-03')).stage.name}`);
  const contents = await timed('下载已发布的文件', () => download(cloud, '2026-03', out));
  const report = JSON.parse(contents.get('report.json')?.toString() ?? '') as Report;
  for (const { name, now, unit } of report.sections[0]?.figures ?? [])
    say(`  ${name}：${'value' in now ? `${now.value}${unit}` : '无数据'}`);
  for (const file of files) say(`${join(out, file)}（${((contents.get(file)?.length ?? 0) / 1024).toFixed(0)} KB）`);
  say(`公开网页：${cloud.gatewayUrl}/v1/reports/2026-03（系统停止前）`);
  const ok = sha256(contents.get('report.json')) === draft.sha256 && reviewed;
  if (json)
    console.log(
      JSON.stringify(
        { ok, cases, commits, sha256: draft.sha256, files: files.map((file) => join(out, file)) },
        null,
        2,
      ),
    );
  return ok;
}

const sha256 = (bytes: Buffer | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

/** How the report stands, as a manager of the centre sees it. */
export async function draftOf(cloud: Cloud, period: string): Promise<Json> {
  const { status, body } = await new Person(cloud, 'manager-1').get(`/v1/manage/reports/${period}`);
  if (status !== 200) throw new Error(`The report of ${period}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A manager of the centre approves what was read. */
export async function review(cloud: Cloud, { period, sha256: read }: Json): Promise<boolean> {
  const asked = { decision: 'approve', sha256: read };
  const { status, body } = await new Person(cloud, 'manager-1').post(`/v1/manage/reports/${period}/review`, asked);
  if (status !== 200) throw new Error(`The review came to ${status}: ${JSON.stringify(body)}`);
  return body.stage.code === 'endorsed';
}

/** The published files, as anybody gets them, kept in a folder. */
export async function download(cloud: Cloud, period: string, out: string): Promise<ReadonlyMap<string, Buffer>> {
  mkdirSync(out, { recursive: true });
  const found = new Map<string, Buffer>();
  for (const file of files) {
    const answer = await fetch(`${cloud.gatewayUrl}/v1/reports/${period}/${file}`);
    if (!answer.ok) throw new Error(`${file} came to ${answer.status}: ${await answer.text()}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    writeFileSync(join(out, file), bytes);
    found.set(file, bytes);
  }
  return found;
}
