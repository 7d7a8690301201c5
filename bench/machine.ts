import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const packageFile = new URL('../package.json', import.meta.url);

/** Packages whose version moves what is measured. */
const telling = ['esbuild', '@aws-sdk/client-dynamodb', '@middy/core', 'zod', 'pdfkit', 'fontkit'];

/** Where and with what it was measured. `load` is the machine's one-minute average before: above 0.5, others were at work. */
export function machine() {
  const { version, dependencies, devDependencies } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const pins = { ...dependencies, ...devDependencies };
  return {
    date: new Date().toISOString(),
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    versions: { bangdaiban: version, ...Object.fromEntries(telling.map((name) => [name, pins[name]])) },
  };
}
export type Machine = ReturnType<typeof machine>;
