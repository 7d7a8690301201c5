import { createHash } from 'node:crypto';
import { type Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError } from '../service.ts';
import { Memory } from './blobs.ts';
import { type Algorithm, algorithms, checksum, digestLength, isAlgorithm } from './checksums.ts';
import { ChunkedDecoder } from './chunked.ts';
import { badDigest, invalidArgument, invalidRequest, notImplemented, tooLarge } from './errors.ts';
import type { Asked } from './storage.ts';
import type { Target } from './target.ts';

export interface Measured {
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  readonly checksums: Readonly<Partial<Record<Algorithm, string>>>;
}

/** The most that one PUT or one part may bring, bytes. */
const LARGEST_PUT = 5 * 2 ** 30;

/** What the client has said about the body that is to come. */
interface Expected {
  readonly length: number | undefined;
  readonly md5: string | undefined;
  readonly algorithm: Algorithm | undefined;
  /** The checksum told up front; the other way is a trailer. */
  readonly checksum: string | undefined;
  readonly sha256: string | undefined;
  readonly framed: boolean;
}

/**
 * Takes a body into `sink`, without its aws-chunked framing, and checks every digest that the client gave: the signed
 * payload hash, Content-MD5, and a checksum in a header or trailer. With no checksum `fallback` is computed, as S3 does.
 */
export async function receive(
  { request, target }: Pick<Asked, 'request' | 'target'>,
  sink: Writable,
  fallback: Algorithm = 'crc64nvme',
): Promise<Measured> {
  const expected = expectedOf(target.headers, request.payloadHash);
  const decoder = expected.framed ? new ChunkedDecoder() : undefined;
  const hash = expected.sha256 === undefined ? undefined : createHash('sha256');
  const streams = [...(decoder ? [decoder] : []), ...(hash ? [tap((chunk) => hash.update(chunk))] : [])];
  const measured = await measure(request.body, sink, [expected.algorithm ?? fallback], streams);
  compare(expected, measured, hash?.digest('hex'), decoder?.trailers ?? {});
  return measured;
}

/** Takes a body that is a document, its digests checked as those of an object are. */
export async function receiveText(asked: Pick<Asked, 'request' | 'target'>): Promise<string> {
  const length = Number(asked.target.headers['content-length'] ?? 0);
  if (length > LARGEST_DOCUMENT) throw tooLarge(length, LARGEST_DOCUMENT);
  const memory = new Memory();
  await receive(asked, memory);
  return memory.text;
}

/** Bytes of XML that a request may have; a thousand keys to delete fit. */
const LARGEST_DOCUMENT = 2 ** 21;

/** Passes `source` into `sink` and measures it on the way. */
export async function measure(
  source: Readable,
  sink: Writable,
  wanted: readonly Algorithm[],
  between: readonly Transform[] = [],
): Promise<Measured> {
  let size = 0;
  const md5 = createHash('md5');
  const sums = wanted.map((algorithm) => [algorithm, checksum(algorithm)] as const);
  const meter = tap((chunk) => {
    size += chunk.length;
    if (size > LARGEST_OBJECT) throw tooLarge(size, LARGEST_OBJECT);
    md5.update(chunk);
    for (const [, sum] of sums) sum.update(chunk);
  });
  await pipeline([source, ...between, meter, sink]).catch(refuseBroken);
  const checksums = Object.fromEntries(sums.map(([algorithm, sum]) => [algorithm, sum.digest()]));
  return { size, md5: md5.digest('hex'), checksums };
}

/** The largest object, multipart included, bytes. */
const LARGEST_OBJECT = 5 * 2 ** 40;

/** Whether a request brings its own integrity check, which Object Lock insists on. */
export const carriesDigest = ({ headers }: Target): boolean =>
  'content-md5' in headers ||
  'x-amz-trailer' in headers ||
  algorithms.some((name) => `x-amz-checksum-${name}` in headers);

function expectedOf(headers: Target['headers'], payloadHash: string): Expected {
  const framed = payloadHash.startsWith('STREAMING-');
  if (framed && payloadHash !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    throw notImplemented(`The payload ${payloadHash}`);
  const sha256 = /^[\da-f]{64}$/.test(payloadHash) ? payloadHash : undefined;
  if (!framed && !sha256 && payloadHash !== 'UNSIGNED-PAYLOAD')
    throw invalidArgument(
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER or a valid sha256 value.',
      'x-amz-content-sha256',
      payloadHash,
    );
  return { framed, sha256, length: lengthOf(headers, framed), md5: md5Of(headers), ...checksumOf(headers) };
}

function lengthOf(headers: Target['headers'], framed: boolean): number | undefined {
  const told = framed ? headers['x-amz-decoded-content-length'] : headers['content-length'];
  if (told === undefined && (framed || 'transfer-encoding' in headers))
    throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  const length = told === undefined ? undefined : Number(told);
  if (length !== undefined && length > LARGEST_PUT) throw tooLarge(length, LARGEST_PUT);
  return length;
}

function md5Of(headers: Target['headers']): string | undefined {
  const told = headers['content-md5'];
  if (told !== undefined && !isDigest(told, 16))
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400, { 'Content-MD5': told });
  return told;
}

function checksumOf(headers: Target['headers']): Pick<Expected, 'algorithm' | 'checksum'> {
  const told = algorithms.filter((name) => `x-amz-checksum-${name}` in headers);
  const trailer = headers['x-amz-trailer']?.toLowerCase().replace('x-amz-checksum-', '');
  if (trailer !== undefined && !isAlgorithm(trailer)) throw notImplemented(`The trailer ${headers['x-amz-trailer']}`);
  if (told.length + (trailer ? 1 : 0) > 1)
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  const algorithm = trailer ?? told[0];
  if (headers['x-amz-sdk-checksum-algorithm'] && !algorithm)
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  const value = told[0] && headers[`x-amz-checksum-${told[0]}`];
  if (value !== undefined && !isDigest(value, digestLength[told[0]!]))
    throw invalidRequest(`Value for x-amz-checksum-${told[0]} header is invalid.`);
  return { algorithm, checksum: value };
}

const isDigest = (text: string, bytes: number): boolean => {
  const digest = Buffer.from(text, 'base64');
  return digest.length === bytes && digest.toString('base64') === text;
};

function compare(
  expected: Expected,
  found: Measured,
  sha256: string | undefined,
  trailers: Readonly<Record<string, string>>,
): void {
  if (expected.length !== undefined && expected.length !== found.size)
    throw new AwsError(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  if (sha256 !== expected.sha256)
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      400,
      { ClientComputedContentSHA256: expected.sha256, S3ComputedContentSHA256: sha256 },
    );
  if (expected.md5 !== undefined && expected.md5 !== Buffer.from(found.md5, 'hex').toString('base64'))
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  const { algorithm } = expected;
  if (!algorithm) return;
  const told = expected.checksum ?? trailers[`x-amz-checksum-${algorithm}`];
  if (told === undefined)
    throw new AwsError(
      'MalformedTrailerError',
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    );
  if (told !== found.checksums[algorithm]) throw badDigest(algorithm.toUpperCase());
}

const tap = (see: (chunk: Buffer) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        see(chunk);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });

/** A client that goes away in the middle of its body. */
function refuseBroken(error: NodeJS.ErrnoException): never {
  if (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
    throw new AwsError(
      'RequestTimeout',
      'Your socket connection to the server was not read from or written to within the timeout period.',
    );
  throw error;
}
