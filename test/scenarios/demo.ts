/**
 * `npm run demo`: one entrusted case, or with `--all` every story there is, over HTTP. Exits with 1 when anything is off.
 */
import { parseArgs } from 'node:util';

const usage = `npm run demo -- [options]
  (none)            one entrusted case, on the system that runs here or on one of its own
  --all             every story, on systems of their own in temporary folders, with what each cost
  --only <name>     this story alone; may be given several times
  --report          two months of cases, the report on one of them, its review and publication
  --list            names and titles of the stories
  --json            for programs
  --state <folder>  where the running system keeps its state (.local)
  --out <folder>    where agreement and archive package of the one case, or the files of the report, are put (out)`;

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    state: { type: 'string', default: '.local' },
    out: { type: 'string', default: 'out' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<boolean> {
  if (values.help) {
    console.log(usage);
    return true;
  }
  if (values.report) return (await import('./demo-report.ts')).tellReport(values);
  if (values.all || values.only || values.list) return (await import('./demo-all.ts')).tellAll(values);
  return (await import('./demo-one.ts')).tellOne(values);
}

process.exitCode = (await main()) ? 0 : 1;
