import { AwsError, type RawAnswer } from '../service.ts';
import { document, done } from './answers.ts';
import type { Version } from './catalog.ts';
import { unchanged } from './conditions.ts';
import { checksumElements, headersOfVersion, versionHeader } from './describe.ts';
import { checkHeaderValue, invalidArgument } from './errors.ts';
import { find } from './find.ts';
import type { Act } from './storage.ts';
import type { Target } from './target.ts';

/** GetObject and HeadObject. */
export const getObject: Act = (storage, asked) => {
  const { target, bucket } = asked;
  const version = find(storage, asked);
  const range = rangeOf(target, version);
  const wantsChecksums = target.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';
  const headers = {
    ...headersOfVersion(version, bucket, wantsChecksums && !range),
    ...overridesOf(target),
  };
  if (unchanged(target, version)) return done(304, headers);
  const { start, end } = range ?? { start: 0, end: version.size - 1 };
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range && { 'content-range': `bytes ${start}-${end}/${version.size}` }),
    },
    ...(target.method === 'GET' && { body: storage.blobs.read(version.blob, start, end) }),
  } satisfies RawAnswer;
};

/** `bytes=a-b`, `bytes=a-` or `bytes=-n`; several ranges are answered with the whole object, as S3 does. */
function rangeOf({ headers }: Target, { size }: Version): { start: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  if (start >= size || (first === '' && Number(last) === 0))
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      RangeRequested: headers.range,
      ActualObjectSize: size,
    });
  return { start, end };
}

/** `response-content-type` and its like stand in for what was stored. */
const overridesOf = ({ query }: Target): Record<string, string> =>
  Object.fromEntries(
    [...query]
      .filter(([name]) => name.startsWith('response-'))
      .map(([name, value]) => [name.slice('response-'.length), checkHeaderValue(name, value)]),
  );

const attributes = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];

/** GetObjectAttributes: what is asked for by name, and nothing else. */
export const getAttributes: Act = (storage, asked) => {
  const header = asked.target.headers['x-amz-object-attributes'] ?? '';
  const wanted = header.split(',').map((name) => name.trim());
  if (!wanted.every((name) => attributes.includes(name)))
    throw invalidArgument('Invalid attribute name specified.', 'x-amz-object-attributes', header);
  const version = find(storage, asked);
  const { about } = version;
  const found: Record<string, unknown> = {
    ETag: version.etag,
    Checksum: { ...checksumElements(about.checksums), ChecksumType: about.checksumType },
    ObjectParts: about.parts && { PartsCount: about.parts },
    StorageClass: about.headers['x-amz-storage-class'] ?? 'STANDARD',
    ObjectSize: version.size,
  };
  return document(
    'GetObjectAttributesResponse',
    Object.fromEntries(Object.entries(found).filter(([name]) => wanted.includes(name))),
    {
      'last-modified': new Date(version.modified).toUTCString(),
      ...versionHeader(asked.bucket, version.id),
    },
  );
};
