import { Readable } from 'node:stream';
import { AwsError, type RawAnswer, type RawRequest } from '../service.ts';
import type { SecretOf } from '../sigv4.ts';
import { document, done } from './answers.ts';
import { notImplemented, tooLarge, tooSmall } from './errors.ts';
import { type PostPolicyResult, verifyPostPolicy } from './post-policy.ts';

type Unsigned = Omit<RawRequest, 'principal'>;

/** A verified browser upload, as the PUT it amounts to, and the answer that a form gets. */
export interface PostForm {
  readonly accessKeyId: string;
  readonly put: Unsigned;
  finish(answer: RawAnswer): RawAnswer;
}

export const isPostForm = ({ method, headers }: Pick<RawRequest, 'method' | 'headers'>): boolean =>
  method === 'POST' && (headers['content-type'] ?? '').startsWith('multipart/form-data');

/** Bytes of the fields before the file. */
const MOST_FIELDS = 20_000;

/**
 * Reads a browser-based upload (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html) up to its file and
 * verifies its policy; the file streams on as the body of a PUT, watched for the length that the policy grants.
 */
export async function openPostForm(
  request: Pick<RawRequest, 'url' | 'headers' | 'body'>,
  secretOf: SecretOf,
  now: number,
): Promise<PostForm> {
  const [, boundary] = /boundary="?([^";]+)"?/.exec(request.headers['content-type'] ?? '') ?? [];
  if (!boundary) throw malformed('The body of your POST request is not well-formed multipart/form-data.');
  const chunks = request.body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { fields, file, rest } = await readFields(chunks, boundary);
  const bucket = request.url.split(/[/?]/)[1] ?? '';
  const { accessKeyId, length } = verifyPostPolicy({ ...fields, bucket: decodeURIComponent(bucket) }, secretOf, now);
  const key = (fields.key ?? '').replaceAll('${filename}', file);
  if (!key)
    throw new AwsError(
      'InvalidArgument',
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
    );
  return {
    accessKeyId,
    put: {
      method: 'PUT',
      url: `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
      headers: headersOf(fields, request.headers),
      body: Readable.from(watch(fileBytes(rest, chunks, boundary), length)),
      payloadHash: 'UNSIGNED-PAYLOAD',
    },
    finish: (answer) => finish(answer, fields, decodeURIComponent(bucket), key),
  };
}

interface Fields {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: string;
  /** What has been read of the file already. */
  readonly rest: Buffer;
}

/** Reads fields until the one named `file`, which must be the last. */
async function readFields(chunks: AsyncIterator<Buffer>, boundary: string): Promise<Fields> {
  const fields: Record<string, string> = {};
  let buffer: Buffer = Buffer.from('\r\n');
  for (;;) {
    const part = nextPart(buffer, boundary);
    if (part?.name === 'file') return { fields, file: part.file, rest: buffer.subarray(part.start) };
    if (part?.end !== undefined) {
      fields[part.name.toLowerCase()] = buffer.subarray(part.start, part.end).toString();
      buffer = buffer.subarray(part.end);
      continue;
    }
    if (buffer.length > MOST_FIELDS)
      throw new AwsError(
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    const { value, done } = await chunks.next();
    if (done) throw new AwsError('InvalidArgument', 'POST requires exactly one file upload per request.');
    buffer = Buffer.concat([buffer, value]);
  }
}

/** The part at the head of the buffer: where its content starts and, when that has arrived, where it ends. */
function nextPart(buffer: Buffer, boundary: string) {
  const mark = `\r\n--${boundary}`;
  const head = buffer.indexOf('\r\n\r\n', mark.length);
  if (!buffer.subarray(0, mark.length).equals(Buffer.from(mark).subarray(0, buffer.length)))
    throw malformed('The body of your POST request is not well-formed multipart/form-data.');
  if (head < 0) return undefined;
  const disposition = buffer.subarray(mark.length, head).toString();
  const name = /[; ]name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw malformed('The body of your POST request is not well-formed multipart/form-data.');
  const start = head + 4;
  const end = buffer.indexOf(mark, start);
  const file = /filename="([^"]*)"/i.exec(disposition)?.[1] ?? '';
  return { name, file: file.replace(/^.*[\\/]/, ''), start, end: end < 0 ? undefined : end };
}

async function* fileBytes(rest: Buffer, chunks: AsyncIterator<Buffer>, boundary: string): AsyncGenerator<Buffer> {
  const mark = Buffer.from(`\r\n--${boundary}`);
  let buffer = rest;
  for (;;) {
    const end = buffer.indexOf(mark);
    const safe = end < 0 ? buffer.length - mark.length : end;
    if (safe > 0) yield buffer.subarray(0, safe);
    if (end >= 0) break;
    buffer = buffer.subarray(Math.max(0, safe));
    const { value, done } = await chunks.next();
    if (done) throw malformed('The body of your POST request is not well-formed multipart/form-data.');
    buffer = Buffer.concat([buffer, value]);
  }
  while (!(await chunks.next()).done);
}

/** Throws EntityTooLarge and EntityTooSmall by the policy's `content-length-range`. */
async function* watch(bytes: AsyncIterable<Buffer>, length: PostPolicyResult['length']): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (length && size > length.most) throw tooLarge(size, length.most);
    yield chunk;
  }
  if (length && size < length.least) throw tooSmall(size, length.least);
}

/** Fields that are headers of the object; those of the signature are done with. */
const headerFields = new Set(['content-type', 'cache-control', 'content-disposition', 'content-encoding', 'expires']);
const doneWith = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-signature',
  'x-amz-security-token',
]);

function headersOf(
  fields: Readonly<Record<string, string>>,
  { origin }: RawRequest['headers'],
): Record<string, string> {
  if (fields.tagging) throw notImplemented('The form field tagging');
  const found = Object.entries(fields).filter(
    ([name]) => headerFields.has(name) || (name.startsWith('x-amz-') && !doneWith.has(name)),
  );
  return {
    ...Object.fromEntries(found),
    ...(fields.acl && { 'x-amz-acl': fields.acl }),
    ...(origin && { origin }),
  };
}

function finish(answer: RawAnswer, fields: Readonly<Record<string, string>>, bucket: string, key: string): RawAnswer {
  if (answer.status !== 200) return answer;
  const { etag = '' } = answer.headers;
  const redirect = fields.success_action_redirect;
  if (redirect) {
    const location = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag })) location.searchParams.set(name, value);
    return { ...answer, status: 303, headers: { ...answer.headers, location: location.href } };
  }
  const Location = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  if (fields.success_action_status !== '201')
    return done(fields.success_action_status === '200' ? 200 : 204, { ...answer.headers, location: Location });
  const created = document('PostResponse', { Location, Bucket: bucket, Key: key, ETag: etag }, answer.headers);
  return { ...created, status: 201 };
}

const malformed = (message: string) => new AwsError('MalformedPOSTRequest', message);
