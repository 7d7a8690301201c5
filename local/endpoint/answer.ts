import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { AwsError, type Json, type RawAnswer } from '../service.ts';
import { queryErrorHeader } from '../sqs.ts';

/** What every answer carries. */
export interface Envelope {
  readonly requestId: string;
  /** The time by the clock: SDK clients set their own by it. */
  readonly date: string;
}

/** What stands before an error's code on the wire; SDK clients cut it off. */
const namespaces: Readonly<Record<string, string>> = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810#',
  sqs: 'com.amazonaws.sqs#',
};

/** An answer in awsJson1_0 or awsJson1_1. */
export function answerJson(
  response: ServerResponse,
  status: number,
  output: Json,
  contentType: string,
  envelope: Envelope,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(JSON.stringify(output));
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.length,
    'x-amzn-requestid': envelope.requestId,
    'x-amz-crc32': crc32(body),
    date: envelope.date,
    ...headers,
  });
  response.end(body);
}

export function answerJsonError(
  response: ServerResponse,
  service: string,
  error: AwsError,
  contentType: string,
  envelope: Envelope,
): void {
  const { code, message, status, extra } = error;
  const body = { __type: `${namespaces[service] ?? ''}${code}`, message, ...extra };
  answerJson(response, status, body, contentType, envelope, {
    'x-amzn-errortype': code,
    ...(service === 'sqs' && queryErrorHeader(error)),
  });
}

/** An error in restJson1, for Lambda and Scheduler. */
export function answerRestError(response: ServerResponse, error: AwsError, envelope: Envelope): void {
  const { code, message, status, extra } = error;
  const body = { Type: status < 500 ? 'User' : 'Service', Message: message, message, ...extra };
  answerJson(response, status, body, 'application/json', envelope, { 'x-amzn-errortype': code });
}

/** Streams or sends what S3 answered. */
export function answerRaw(response: ServerResponse, { status, headers, body }: RawAnswer, envelope: Envelope): void {
  response.writeHead(status, {
    ...headers,
    ...(Buffer.isBuffer(body) && { 'content-length': String(body.length) }),
    'x-amz-request-id': envelope.requestId,
    'x-amz-id-2': envelope.requestId,
    date: envelope.date,
    server: 'AmazonS3',
  });
  if (body instanceof Readable) body.on('error', () => response.destroy()).pipe(response);
  else response.end(body);
}

/** A defect of the cloud itself: said to the client as AWS would, and to the operator with its stack. */
export function internalError(error: unknown): AwsError {
  console.error(error);
  return new AwsError('InternalServerError', 'Internal server error', 500);
}
