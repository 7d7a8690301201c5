import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Report, verifyPackage } from '../../documents/verify.ts';
import { startCloud } from '../../local/start.ts';
import type { Outside } from './client.ts';
import { lineOf } from './lines.ts';
import { running } from './running.ts';
import { type Story, tellStory } from './story.ts';

export interface OneOptions {
  readonly json: boolean;
  /** State folder of the system that may be running. */
  readonly state: string;
  /** Where agreement and archive package are put. */
  readonly out: string;
}

interface Stage {
  readonly outside: Outside;
  stop(): Promise<void>;
}

/** The running system, or one of our own in a temporary folder that is gone afterwards. */
async function stage({ state: folder }: OneOptions, say: Say): Promise<Stage> {
  const outside = await running(folder);
  if (outside) return { outside, stop: async () => {} };
  say('没有正在运行的系统，先在临时文件夹中启动一个……');
  const state = mkdtempSync(join(tmpdir(), 'bangdaiban-demo-'));
  const cloud = await startCloud({ state, port: 0, quiet: true });
  const stop = async () => {
    await cloud.stop();
    rmSync(state, { recursive: true, force: true });
  };
  return { outside: cloud, stop };
}

function keep(story: Story, out: string): { agreement: string; archive: string } {
  mkdirSync(out, { recursive: true });
  const files = { agreement: join(out, 'agreement.pdf'), archive: join(out, 'archive.zip') };
  writeFileSync(files.agreement, story.agreementPdf);
  writeFileSync(files.archive, story.archive);
  return files;
}

/** What is wrong with the end of the story; empty when all is well. */
function faults(story: Story, report: Report): string[] {
  const beginsAsPdf = Buffer.from(story.agreementPdf.subarray(0, 5)).toString('latin1') === '%PDF-';
  return [
    ...(report.ok ? [] : report.findings.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}：${detail}`)),
    ...(beginsAsPdf ? [] : ['协议不是 PDF 文件']),
    ...(story.view.stage.code === 'archived' ? [] : ['案件没有归档']),
    ...(story.view.matters.every((matter: { state: { code: string } }) => matter.state.code === 'delivered')
      ? []
      : ['有事项未办结']),
  ];
}

type Say = (line: string) => void;

/**
 * One entrusted case from "a person arrives" to the sealed archive package, over HTTP, on the system that runs here or on one
 * of its own. @returns whether all was well
 */
export async function tellOne(options: OneOptions): Promise<boolean> {
  const say: Say = options.json ? () => {} : (line) => console.log(line);
  const { outside, stop } = await stage(options, say);
  try {
    say(`\n代办一件事（DB32/T 5046—2025）——${outside.gatewayUrl}\n`);
    const start = performance.now();
    const story = await tellStory(outside, { tell: (step) => say(lineOf(step)) });
    const seconds = (performance.now() - start) / 1000;
    const files = keep(story, options.out);
    const report = verifyPackage(story.archive, { sha256: story.sealed.sha256, head: story.sealed.chainHead });
    const wrong = faults(story, report);
    if (options.json) {
      const { caseId, steps, sealed } = story;
      console.log(
        JSON.stringify(
          { ok: wrong.length === 0, caseId, seconds, steps, sealed, files, findings: report.findings, faults: wrong },
          null,
          2,
        ),
      );
    }
    say(`\n案件编号 ${story.caseId}，${story.steps.length} 步，${seconds.toFixed(1)} 秒`);
    say(`协议   ${files.agreement}（${(story.agreementPdf.length / 1024).toFixed(0)} KB）`);
    say(`归档包 ${files.archive}（${(story.archive.length / 1024).toFixed(0)} KB），SHA-256 ${report.sha256}`);
    say(
      `四性检测 ${report.findings.filter(({ ok }) => ok).length}/${report.findings.length} 项通过${report.ok ? '' : '，不合格'}`,
    );
    for (const fault of wrong) say(`  ✗ ${fault}`);
    return wrong.length === 0;
  } catch (error) {
    if (options.json) console.log(JSON.stringify({ ok: false, faults: [(error as Error).message] }));
    else console.error(`\n✗ ${(error as Error).message}`);
    return false;
  } finally {
    await stop();
  }
}
