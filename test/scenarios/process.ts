import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestToken } from '../../local/identity.ts';

/** The system in a process of its own, so that it can be killed as a power cut would, and started again. */
export class SystemProcess {
  readonly #state: string;
  #child: ChildProcess | undefined;

  constructor(state: string) {
    this.#state = state;
  }

  /** Starts it and waits until it says where it is. */
  async start(port: number): Promise<string> {
    const child = spawn(
      process.execPath,
      ['local/start.ts', '--state', this.#state, '--port', String(port), '--quiet'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    this.#child = child;
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints += chunk;
    });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`The system stopped with ${child.exitCode}: ${complaints}`);
      const run = this.#run();
      if (run && run.pid === child.pid && (await isUp(run.gatewayUrl))) return run.gatewayUrl;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async token(sub: string): Promise<string> {
    const { clientSecret } = JSON.parse(readFileSync(join(this.#state, 'issuer.json'), 'utf8')) as {
      clientSecret: string;
    };
    return (await requestToken(this.#run()?.issuerUrl ?? '', clientSecret, sub)).token;
  }

  #run(): { pid: number; gatewayUrl: string; issuerUrl: string } | undefined {
    const path = join(this.#state, 'run.json');
    if (!existsSync(path)) return undefined;
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      return undefined;
    }
  }
}

const isUp = async (url: string): Promise<boolean> =>
  (await fetch(`${url}/v1/health`).catch(() => undefined))?.ok === true;
