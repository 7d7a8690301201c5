/**
 * `npm start`: opens the embedded cloud on this machine, and says in plain words what has been opened. Programs use
 * `startCloud`.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Cloud, CloudOptions } from './cloud.ts';

export type { Cloud } from './cloud.ts';

export type StartOptions = Omit<CloudOptions, 'assembly'> & {
  /** The cloud assembly to run; that of the sources as they are, unless told. */
  readonly assembly?: string;
};

/** Opens the embedded cloud; synthesizes first when the sources have changed. Works on Node 22.18 or later. */
export async function startCloud(options: StartOptions): Promise<Cloud> {
  // Loaded late, so that an old Node is told what is wrong instead of failing on an import.
  checkNode(process.versions.node);
  const [{ openCloud }, { assemblyOfSources }] = await Promise.all([import('./cloud.ts'), import('./build.ts')]);
  const say = options.quiet ? () => {} : (line: string) => console.log(line);
  return openCloud({ ...options, assembly: options.assembly ?? (await assemblyOfSources(say)) });
}

/** @throws Error below Node 22.18, where TypeScript and SQLite are not built in */
export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  throw new Error(
    `需要 Node 22.18 或更高版本，当前为 ${version}；请用 npm start 启动（npm ci 会装好合适的 Node）。` +
      ` / Node 22.18 or later is needed, this is ${version}; start with npm start (npm ci brings a fitting Node).`,
  );
}

const usage = `npm start -- [options]
  --state <folder>   where everything is kept (.local)
  --port <number>    of the HTTP interface (8787)
  --people <file>    invented people who can sign in (local/people.json)
  --assembly <folder> a cloud assembly to run, instead of synthesizing the sources
  --fresh            begin with an empty state folder
  --no-seed          do not fill an empty cloud with demonstration staff
  --quiet            print nothing
  --verbose          print the log lines of the functions`;

async function main(): Promise<void> {
  // Lambda runs in UTC, and a function that leans on the time of the machine must be found out here.
  process.env.TZ = 'UTC';
  process.umask(0o077);
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      state: { type: 'string', default: '.local' },
      port: { type: 'string', default: '8787' },
      people: { type: 'string' },
      assembly: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      seed: { type: 'boolean', default: true },
      quiet: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (values.fresh) await clear(values.state);
  const cloud = await startCloud({
    state: values.state,
    port: Number(values.port),
    quiet: values.quiet,
    verbose: values.verbose,
    ...(values.people && { people: values.people }),
    ...(values.assembly && { assembly: values.assembly }),
    ...(!values.seed && { seed: false as const }),
  });
  stopOnSignal(cloud);
  if (values.quiet) return;
  console.log(greeting(cloud, values.state));
  const warning = await warningOf(cloud);
  if (warning) console.log(`  提示 Note        ${warning}\n`);
}

/** What the system that runs says of itself that somebody should know, if it is one that does. */
async function warningOf({ gatewayUrl }: Cloud): Promise<string | undefined> {
  const answer = await fetch(`${gatewayUrl}/v1/health`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { calendar } = (await answer.json()) as { readonly calendar?: { readonly warning?: string } };
  return calendar?.warning;
}

/** Empties a state folder that nobody uses. */
async function clear(folder: string): Promise<void> {
  const [{ lock }, { existsSync }] = await Promise.all([import('./lock.ts'), import('node:fs')]);
  if (!existsSync(folder)) return;
  lock(folder)();
  rmSync(folder, { recursive: true });
}

/** The first signal stops cleanly; who cannot wait sends another. */
function stopOnSignal(cloud: Cloud): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      void cloud.stop().then(() => process.exit(0));
    });
}

const greeting = ({ gatewayUrl, issuerUrl, endpointUrl, logs }: Cloud, state: string) => `
帮代办云已在本机运行（仅供评估、培训、开发和测试；正式运行请部署到云上）。
The system runs on this machine (for evaluation, training, development and tests; production is the cloud).

  接口 Interface    ${gatewayUrl}          说明 Documentation  ${gatewayUrl}/docs
  登录 Sign-in      ${issuerUrl}          云服务端点 AWS endpoint  ${endpointUrl}

  取令牌 A token    npm run token -- --as agent-1       人员 People  npm run token -- --list
  试一试 Try        curl -H "Authorization: Bearer $(npm run -s token -- --as agent-1)" ${gatewayUrl}/v1/cases
  数据 State        ${state}          日志 Logs  ${logs}
  停止 Stop         Ctrl-C            清空重来 Start afresh  npm start -- --fresh
`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `端口已被占用，请用 --port 指定其他端口。 / The port is taken; choose another with --port. (${error.message})`
        : error.message,
    );
    process.exit(1);
  });
