import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LambdaName, lambdas } from '../functions/lambdas.ts';
import { bundles } from './bundles.ts';
import { type EmptyTable, openEmptyTable } from './empty-table.ts';
import { firstEvents } from './first-events.ts';
import type { Effort, Measured, Row } from './row.ts';
import { interleave, ratios, type Subjects, summary } from './statistics.ts';
import { inTemporaryFolder } from './temporary.ts';

const names = Object.keys(lambdas) as LambdaName[];

/** The least that Lambda can be given. */
const bareFunction = `export const handler = async () => ({ statusCode: 200, body: '{}' });\n`;

/** Imports a function as Lambda's runtime does; with a second argument, hands it one event too. */
const loader = `const { handler } = await import(process.argv[2]);
const event = process.argv[3];
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10000 };
if (event) await handler(JSON.parse(event), context).catch(() => {});
process.exit(0);
`;

/** Process start and import of each function ÷ those of a bare one; and the same up to its first answer from DynamoDB. */
export const measureStart = ({ quick }: Effort): Promise<Measured> =>
  inTemporaryFolder(async (folder) => {
    const table = await openEmptyTable();
    try {
      const times = await interleave(await subjectsIn(folder, table), quick ? 5 : 31);
      return { rows: rowsOf(times), raw: { ms: times } };
    } finally {
      table.close();
    }
  });

type Subject = 'bare' | LambdaName | `${LambdaName}, first request`;

async function subjectsIn(folder: string, table: EmptyTable): Promise<Subjects<Subject>> {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  writeFileSync(join(bare, 'index.mjs'), bareFunction);
  writeFileSync(join(folder, 'loader.mjs'), loader);
  const time = (code: string, event?: unknown) => () => timeOf(join(folder, 'loader.mjs'), code, table, event);
  const built = await bundles();
  return Object.fromEntries([
    ['bare', time(bare)],
    ...names.map((name) => [name, time(built[name].folder)]),
    ...Object.entries(firstEvents).map(([name, event]) => [
      `${name}, first request`,
      time(built[name as LambdaName].folder, event),
    ]),
  ]);
}

/** Milliseconds from before the process starts until it has ended. */
async function timeOf(loader: string, folder: string, table: EmptyTable, event?: unknown): Promise<number> {
  const args = [loader, join(folder, 'index.mjs'), ...(event === undefined ? [] : [JSON.stringify(event)])];
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env: environment(folder, table.url), stdio: 'ignore' });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const ms = performance.now() - begun;
  const asked = table.asked();
  if (code !== 0) throw new Error(`${folder} ended with ${code}`);
  if (event !== undefined && asked === 0) throw new Error(`${folder} never asked the table`);
  return ms;
}

/** What Lambda and the stacks set. */
const environment = (folder: string, url: string) => ({
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: 'cn-northwest-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  AWS_ENDPOINT_URL: url,
  LAMBDA_TASK_ROOT: folder,
  TZ: 'UTC',
  TABLE_NAME: 'records',
  DOCUMENT_BUCKET: 'documents',
  ARCHIVE_BUCKET: 'archives',
  DATA_KEY_ARN: 'arn:aws-cn:kms:cn-northwest-1:000000000000:key/bench',
  EVENT_BUS_NAME: 'notices',
  AGENCY_STATE_MACHINE_ARN: 'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:bench',
});

function rowsOf(times: Readonly<Record<Subject, number[]>>): Row[] {
  const { bare, ...others } = times;
  return Object.entries(others).map(([what, values]) => ({
    what,
    ...summary(ratios(values, bare)),
    unit: '×',
    ...(!what.includes(',') && { aim: 2 }),
    note: `${summary(values).median.toFixed(0)} ms ÷ ${summary(bare).median.toFixed(0)} ms`,
  }));
}
