import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** `break` closes the connection; `lose` lets the service do it and loses its answer; `damage` changes a byte of it. */
export type Trouble = 'break' | 'lose' | 'damage' | 'throttle' | 'fail';

/** A wire to a JSON service on which trouble can be ordered, a request each, in order. */
export interface Wire {
  /** `http://127.0.0.1:port` */
  readonly endpoint: string;
  readonly trouble: Trouble[];
  /** Every request that was sent, those in trouble included. */
  readonly seen: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  stop(): void;
}

/** @param throttled the name of the service's error when it is busy */
export async function troubledWire(endpoint: string, throttled = 'ThrottlingException'): Promise<Wire> {
  const trouble: Trouble[] = [];
  const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    seen.push({ headers: request.headers, body: body.toString('utf8') });
    const next = trouble.shift();
    if (next === 'break') return request.socket.destroy();
    if (next === 'fail') return response.writeHead(500).end('{"__type":"InternalServerError"}');
    if (next === 'throttle')
      return response.writeHead(400).end(JSON.stringify({ __type: `com.amazonaws#${throttled}` }));
    const headers = Object.entries(request.headers).filter(([name]) => name !== 'host' && name !== 'content-length');
    const answer = await fetch(endpoint, { method: 'POST', headers: headers as [string, string][], body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (next === 'lose') return request.socket.destroy();
    if (next === 'damage') bytes[bytes.length - 2]! ^= 1;
    const sum = answer.headers.get('x-amz-crc32');
    return response.writeHead(answer.status, sum ? { 'x-amz-crc32': sum } : {}).end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble,
    seen,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
