/**
 * `npm run bench`: what the system costs, as ratios measured in one run against the least that could do the same, so that
 * they hold on other machines too. Writes `bench/results.json` and prints a table.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { explain } from './explain.ts';
import { machine } from './machine.ts';
import type { Effort, Measured } from './row.ts';
import { renderTable } from './table.ts';

interface Part {
  readonly title: string;
  readonly measure: (effort: Effort) => Promise<Measured>;
}

/** In the order in which they disturb each other least: what needs a quiet process first, whole clouds last. */
const parts: Readonly<Record<string, Part>> = {
  size: { title: 'Code per function', measure: async () => (await import('./size.ts')).measureSize() },
  start: {
    title: 'Start of a function ÷ a bare one',
    measure: async (effort) => (await import('./start.ts')).measureStart(effort),
  },
  middleware: {
    title: 'CPU of a request ÷ a raw handler',
    measure: async (effort) => (await import('./middleware.ts')).measureMiddleware(effort),
  },
  documents: {
    title: 'Documents',
    measure: async (effort) => (await import('./documents.ts')).measureDocuments(effort),
  },
  boot: {
    title: 'From start to the first 200',
    measure: async (effort) => (await import('./boot.ts')).measureBoot(effort),
  },
  units: { title: 'One lifecycle, billed', measure: async () => (await import('./units.ts')).measureUnits() },
  report: {
    title: 'Figures of a month',
    measure: async (effort) => (await import('./report.ts')).measureReport(effort),
  },
  rebuild: {
    title: 'Counting everything anew',
    measure: async (effort) => (await import('./rebuild.ts')).measureRebuild(effort),
  },
  leaves: {
    title: 'Counts of a month, as they are kept',
    measure: async (effort) => (await import('./leaves.ts')).measureLeaves(effort),
  },
  lifecycles: {
    title: 'Embedded cloud',
    measure: async (effort) => (await import('./lifecycles.ts')).measureLifecycles(effort),
  },
};

const usage = `npm run bench -- [options]
  --only <parts>  ${Object.keys(parts).join(',')}
  --quick         fewer repeats: to see that everything runs
  --json          print the results as JSON instead of a table`;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** @throws Error naming the part that there is not */
function chosen(only: string | undefined): [name: string, part: Part][] {
  const names = only?.split(',') ?? Object.keys(parts);
  return names.map((name) => {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}.\n${usage}`);
    return [name, part];
  });
}

async function run(): Promise<void> {
  const begun = performance.now();
  const results: Record<string, Measured> = {};
  const where = machine();
  for (const [name, { title, measure }] of chosen(values.only)) {
    const measured = await measure(values);
    results[name] = measured;
    if (!values.json) console.log(`\n${renderTable(title, measured.rows)}`);
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  const all = { machine: where, quick: values.quick, seconds, results };
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(all, undefined, 2)}\n`);
  console.log(values.json ? JSON.stringify(all) : explain(where, seconds));
}

if (values.help) console.log(usage);
else await run();
// Functions loaded into this process keep no connection, but pools of the embedded cloud's clients may.
process.exit();
