import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Counts } from './counts.ts';
import type { Fault, Faults } from './faults.ts';
import type { Json } from './service.ts';

export interface Controlled {
  readonly faults: Faults;
  advance(ms: number): Promise<void>;
  settle(): Promise<void>;
  counts(): Counts;
  /** ms since the epoch. */
  now(): number;
}

/**
 * What another process may do with a running cloud: move the clock, wait until nothing is in flight, inject faults, read
 * the counters. Each request carries the secret of `run.json` in `x-control-secret`.
 */
export function createControl(cloud: Controlled, secret: string): Server {
  return createServer(async (request, response) => {
    if (request.headers['x-control-secret'] !== secret) return send(response, 403, { message: 'Wrong secret' });
    const path = (request.url ?? '/').split('?')[0];
    const act = acts[`${request.method} ${path}`];
    if (!act) return send(response, 404, { message: `Known are ${Object.keys(acts).join(', ')}` });
    try {
      send(response, 200, (await act(cloud, await read(request))) ?? {});
    } catch (error) {
      send(response, 400, { message: (error as Error).message });
    }
  });
}

const acts: Readonly<Record<string, (cloud: Controlled, input: Json) => Promise<Json> | Json>> = {
  'GET /clock': (cloud) => ({ now: cloud.now() }),
  'POST /advance': async (cloud, { ms }) => {
    if (!(Number.isFinite(ms) && ms >= 0)) throw new Error('ms must be a number, and time does not go back');
    await cloud.advance(ms);
    return { now: cloud.now() };
  },
  'POST /settle': (cloud) => cloud.settle(),
  'GET /counts': (cloud) => cloud.counts(),
  'GET /faults': ({ faults }) => faults.list(),
  'POST /faults': ({ faults }, fault: Fault) => ({ id: faults.add(fault) }),
  'DELETE /faults': ({ faults }) => faults.clear(),
};

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : {};
}
