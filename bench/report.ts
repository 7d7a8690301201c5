import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { madeFacts, madeOffices } from './facts.ts';
import { countOf, figuresOf, madeMonth, madeOfficeCount } from './read-facts.ts';
import type { Effort, Measured } from './row.ts';
import { interleave, ratios, summary } from './statistics.ts';
import { inTemporaryFolder } from './temporary.ts';

const run = promisify(execFile);

/** At most this share of the floor's rate is lost to everything that a report does more: half. */
const slowdownAim = 2;
const memoryAim = 32;

/** A month's figures of a whole province from facts in a file ÷ the least that could read them; and the memory of ten times as many. */
export const measureReport = ({ quick }: Effort): Promise<Measured> =>
  inTemporaryFolder(async (folder) => {
    const [few, many] = quick ? [10_000, 50_000] : [100_000, 1_000_000];
    const files = { few: await made(folder, few), many: await made(folder, many) };
    const subject = quick ? files.few : files.many;
    const times = await interleave(
      { floor: () => timeOf(() => countOf(subject.file)), figures: () => timeOf(() => figuresOf(subject.file)) },
      3,
    );
    const kept = { few: await memoryOf(files.few.file), many: await memoryOf(files.many.file) };
    const grown = (kept.many - kept.few) / 1e6;
    const rate = subject.facts / (summary(times.figures).median / 1000);
    return {
      rows: [
        {
          what: 'figures of a month, all tables ÷ read lines, JSON.parse, add to a Map',
          ...summary(ratios(times.figures, times.floor)),
          unit: '×',
          aim: slowdownAim,
          note: `${Math.round(rate / 1000)} thousand facts/s; ${(subject.facts / 1e6).toFixed(2)} million facts of ${subject.cases} cases, ${madeOfficeCount} offices`,
        },
        {
          what: `memory kept, ${few} → ${many} cases`,
          median: grown,
          unit: 'MB',
          aim: memoryAim,
          note: `${(kept.few / 1e6).toFixed(0)} → ${(kept.many / 1e6).toFixed(0)} MB while counting`,
        },
      ],
      raw: { ms: times, bytes: kept, facts: { few: files.few.facts, many: files.many.facts } },
    };
  });

/** A file of made-up facts. */
async function made(folder: string, cases: number) {
  const file = join(folder, `${cases}.jsonl`);
  const to = createWriteStream(file);
  let facts = 0;
  for (const fact of madeFacts({
    month: madeMonth,
    cases,
    offices: madeOffices(madeOfficeCount),
    items: 500,
    seed: 1,
  })) {
    facts += 1;
    if (!to.write(`${JSON.stringify(fact)}\n`)) await once(to, 'drain');
  }
  to.end();
  await finished(to);
  return { file, facts, cases };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The most that is in use after a collection while a process counts the file, bytes; in a process of its own. */
async function memoryOf(file: string): Promise<number> {
  const script = fileURLToPath(new URL('report-memory.ts', import.meta.url));
  const { stdout } = await run(process.execPath, ['--expose-gc', script, file]);
  return Number(stdout);
}
