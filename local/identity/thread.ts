/** The inside of the issuer's thread: its own `Date`, so that tokens are issued by the cloud's clock. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { steerDate } from '../steer.ts';
import type { Person } from './people.ts';
import type { IssuerSecrets } from './provider.ts';

export interface IssuerData {
  readonly host: string;
  readonly port: number;
  readonly audience: string;
  readonly people: readonly Person[];
  readonly secrets: IssuerSecrets;
  /** Where sessions are kept. */
  readonly database: string;
  readonly offset: Float64Array;
}

const { host, port, audience, people, secrets, database, offset } = workerData as IssuerData;
steerDate(offset);
const { createProvider, serve } = await import('./provider.ts');
const { adapterIn } = await import('./adapter.ts');

const server = createServer();
server.on('error', (error: NodeJS.ErrnoException) => parentPort?.postMessage({ error: error.code ?? error.message }));
server.listen(port, host, () => {
  const { port: bound } = server.address() as AddressInfo;
  const issuer = `http://${host}:${bound}`;
  const provider = createProvider({ issuer, audience, people, secrets, adapter: adapterIn(database) });
  server.on('request', (request, response) => void serve(provider, people, request, response));
  parentPort?.postMessage({ port: bound });
});
