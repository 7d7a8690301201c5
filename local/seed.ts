import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, writeJson } from './durable.ts';
import type { Json } from './service.ts';

/** A request that fills a fresh cloud with what a demonstration needs. Only PUTs: they may be made again at any time. */
export interface SeedRequest {
  /** `sub` of the person who makes it. */
  readonly as: string;
  readonly method: 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Json;
}

const defaultSeed = fileURLToPath(new URL('./seed.json', import.meta.url));

/**
 * Makes the requests of `local/seed.json`, unless this state folder has seen the same file already.
 * @throws Error naming the request that was refused, with the answer
 */
export async function seed(
  folder: string,
  gatewayUrl: string,
  token: (sub: string) => Promise<string>,
  path = defaultSeed,
): Promise<number> {
  if (!existsSync(path)) return 0;
  const text = readFileSync(path, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const mark = join(folder, 'seeded.json');
  if (readJson(mark)?.hash === hash) return 0;
  const requests: SeedRequest[] = JSON.parse(text);
  for (const request of requests) await make(request, gatewayUrl, token);
  writeJson(mark, { hash });
  return requests.length;
}

async function make(
  { as, method, path, headers, body }: SeedRequest,
  url: string,
  token: (sub: string) => Promise<string>,
) {
  if (method !== 'PUT') throw new Error(`seed.json: ${method} ${path}: only PUT may be made again at any time`);
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${await token(as)}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`seed.json: ${method} ${path} as ${as}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}
