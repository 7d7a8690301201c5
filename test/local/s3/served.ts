import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { exchange, type Gate } from '../../../local/s3/admit.ts';
import { openS3, type S3 } from '../../../local/s3/s3.ts';
import type { PolicyDocument, Principal, RawAnswer } from '../../../local/service.ts';
import { surround } from '../conformance/cloud.ts';
import { operator } from '../conformance/front.ts';

/** Keys that the served S3 knows: the operator's, and those of functions with policies. */
const secrets: Readonly<Record<string, string>> = { OPERATOR: 'operator-secret', FUNCTION: 'function-secret' };

/** S3 with its real door (signatures, permissions) on a port of its own, and a clock that can be moved. */
export async function serveS3() {
  const { surroundings, clock, stop } = surround();
  const opened: { s3: S3 } = { s3: openS3(surroundings) };
  const function_: { policies: PolicyDocument[] } = { policies: [] };
  const gate: Gate = {
    secretOf: (id) => (secrets[id] ? { secret: secrets[id] } : undefined),
    principalOf: (id) =>
      id === 'OPERATOR'
        ? operator
        : ({ arn: 'arn:aws:iam::000000000000:role/Function', policies: function_.policies } satisfies Principal),
    // signatures are made by this machine's clock, which the tests do not move
    now: () => Date.now(),
  };
  const server = createServer((request, response) => void serve(opened.s3, gate, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    region: surroundings.region,
    folder: surroundings.folder,
    clock,
    get s3() {
      return opened.s3;
    },
    /** What the key FUNCTION may do. */
    allow: (...policies: PolicyDocument[]) => {
      function_.policies = policies;
    },
    client: (config: S3ClientConfig = {}, accessKeyId = 'OPERATOR') =>
      new S3Client({
        endpoint,
        region: surroundings.region,
        forcePathStyle: true,
        credentials: { accessKeyId, secretAccessKey: secrets[accessKeyId] ?? 'unknown' },
        ...config,
      }),
    /** Closes the service and opens it again on the same folder. */
    reopen: () => {
      opened.s3.close();
      opened.s3 = openS3(surroundings);
    },
    stop: async () => {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      opened.s3.close();
      await stop();
    },
  };
}

async function serve(s3: S3, gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const headers = request.headers as Readonly<Record<string, string>>;
  try {
    await write(await exchange(s3, { method, url, headers, body: request }, gate), request, response);
  } catch (error) {
    console.error(error);
    response.destroy();
  }
}

/** A refusal leaves the body unread, so the connection cannot be used again. */
async function write({ status, headers, body }: RawAnswer, request: IncomingMessage, response: ServerResponse) {
  const unread = request.complete ? {} : { connection: 'close' };
  response.writeHead(status, { ...headers, ...unread });
  await pipeline(body instanceof Readable ? body : Readable.from(body ? [body] : []), response);
  request.resume();
}
