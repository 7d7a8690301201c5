import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outside } from './client.ts';

/** What a running system tells others on this machine: where it is, and the secret of its command line. */
interface Run {
  readonly pid: number;
  readonly gatewayUrl: string;
  readonly issuerUrl: string;
}

/** The system that runs on this state folder, or undefined. */
export async function running(state: string): Promise<Outside | undefined> {
  const path = join(state, 'run.json');
  if (!existsSync(path)) return undefined;
  const run = JSON.parse(readFileSync(path, 'utf8')) as Run;
  const alive = await fetch(`${run.gatewayUrl}/v1/health`).catch(() => undefined);
  if (!alive?.ok) return undefined;
  const { clientSecret } = JSON.parse(readFileSync(join(state, 'issuer.json'), 'utf8')) as { clientSecret: string };
  const { requestToken } = await import('../../local/identity.ts');
  return {
    gatewayUrl: run.gatewayUrl,
    token: async (sub) => (await requestToken(run.issuerUrl, clientSecret, sub)).token,
  };
}
