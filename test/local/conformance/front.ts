import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import { AwsError, type JsonService, type Principal } from '../../../local/service.ts';

/** The least that an AWS SDK client needs to speak to JSON services: no signatures, no policies, one loopback port. */
export interface Front {
  /** `http://127.0.0.1:port` */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** The operator of the machine, who may do everything. */
export const operator: Principal = { arn: 'arn:aws:iam::000000000000:root', policies: undefined };

/**
 * Serves JSON services (awsJson1_0 and awsJson1_1) over HTTP. A request finds its service by the name in its SigV4
 * credential scope, and its operation by `X-Amz-Target`.
 */
export async function front(...services: readonly JsonService[]): Promise<Front> {
  const server = createServer((request, response) => void answer(services, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(services: readonly JsonService[], request: IncomingMessage, response: ServerResponse) {
  const requestId = randomUUID();
  const [status, output] = await outcome(services, request, requestId);
  const body = Buffer.from(JSON.stringify(output));
  response.writeHead(status, {
    'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.0',
    'content-length': body.length,
    'x-amzn-requestid': requestId,
    'x-amz-crc32': crc32(body),
  });
  response.end(body);
}

async function outcome(services: readonly JsonService[], request: IncomingMessage, requestId: string) {
  const [shape = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
  try {
    const service = services.find(({ name }) => name === scopeOf(request));
    if (!service)
      throw new AwsError('UnknownOperationException', `No service of this cloud is named ${scopeOf(request)}`);
    const input = JSON.parse((await read(request)) || '{}');
    return [200, (await service.call(operation, input, { principal: operator, requestId })) ?? {}] as const;
  } catch (error) {
    if (!(error instanceof AwsError)) {
      console.error(error);
      return [500, { __type: 'InternalServerError', message: String(error) }] as const;
    }
    const __type = `${namespaces[shape] ?? ''}${error.code}`;
    return [error.status, { __type, message: error.message, ...error.extra }] as const;
  }
}

/** What stands before an error's code on the wire; SDK clients cut it off. */
const namespaces: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'com.amazonaws.dynamodb.v20120810#',
  DynamoDBStreams_20120810: 'com.amazonaws.dynamodb.v20120810#',
};

/** `AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request, …` */
const scopeOf = (request: IncomingMessage) =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
