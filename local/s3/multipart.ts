import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AwsError } from '../service.ts';
import { document, done } from './answers.ts';
import type { Blobs } from './blobs.ts';
import { type About, newId, type Part, type Upload } from './catalog.ts';
import { type Algorithm, algorithms, composite } from './checksums.ts';
import { checksumElements, checksumHeaders, describe, encryptionHeaders, versionHeader } from './describe.ts';
import { badDigest, invalidRequest, malformedXml, tooSmall } from './errors.ts';
import { measure, receive, receiveText } from './receive.ts';
import type { Act, Asked, Storage } from './storage.ts';
import { numberOf } from './target.ts';
import { algorithmOf, place } from './write.ts';
import { all, element, type Node, parse, textOf } from './xml.ts';

/** Every part but the last has at least this many bytes. */
const SMALLEST_PART = 5 * 2 ** 20;
const MOST_PARTS = 10_000;

export const createUpload: Act = (storage, asked) => {
  const { target } = asked;
  const named = algorithmOf(target);
  const algorithm = named ?? 'crc64nvme';
  const checksumType = checksumTypeOf(algorithm, target.headers['x-amz-checksum-type']);
  const about: About = { ...describe(storage, asked), checksumType };
  const id = newId();
  const upload = { id, bucket: target.bucket, key: target.key, started: storage.now() };
  storage.catalog.saveUpload({ ...upload, about, algorithm, named: named !== undefined });
  return document(
    'InitiateMultipartUploadResult',
    { Bucket: target.bucket, Key: target.key, UploadId: id },
    {
      ...encryptionHeaders(about),
      ...(named && { 'x-amz-checksum-algorithm': named.toUpperCase(), 'x-amz-checksum-type': checksumType }),
    },
  );
};

/** Hashes cannot be put together into that of the whole, CRC64NVME always is; the others default to composite. */
function checksumTypeOf(algorithm: Algorithm, asked: string | undefined): About['checksumType'] {
  const possible = { crc64nvme: ['FULL_OBJECT'], sha1: ['COMPOSITE'], sha256: ['COMPOSITE'] }[algorithm as string];
  const type = asked ?? (algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE');
  if ((type !== 'FULL_OBJECT' && type !== 'COMPOSITE') || (possible && !possible.includes(type)))
    throw invalidRequest(`The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`);
  return type;
}

export const uploadPart: Act = async (storage, asked) => {
  const upload = uploadOf(storage, asked);
  const number = numberOf(asked.target, 'partNumber', 1, MOST_PARTS, 0);
  const { id: blob, filled } = await storage.blobs.write((sink) => receive(asked, sink, upload.algorithm));
  try {
    checkPartChecksum(upload, filled.checksums, asked);
    savePart(storage, asked, { number, blob, modified: storage.now(), ...filled });
  } catch (error) {
    storage.blobs.remove(blob);
    throw error;
  }
  const { 'x-amz-checksum-type': _, ...checksums } = checksumHeaders({
    checksums: filled.checksums,
    checksumType: upload.about.checksumType,
  });
  return done(200, { etag: `"${filled.md5}"`, ...checksums, ...encryptionHeaders(upload.about) });
};

function checkPartChecksum({ algorithm, named }: Upload, found: Part['checksums'], { target }: Asked): void {
  const [sent] = algorithms.filter((name) => found[name]);
  const brought = 'x-amz-trailer' in target.headers || `x-amz-checksum-${sent}` in target.headers;
  if (!named || (sent === algorithm && brought)) return;
  throw invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${algorithm}, actual checksum Type: ${brought ? sent : 'null'}`,
  );
}

/** The upload may have been completed or aborted while the part arrived. */
function savePart({ catalog, blobs }: Storage, asked: Asked, part: Part): void {
  const { id, bucket, key } = uploadOf({ catalog }, asked);
  const replaced = catalog.parts(id).find(({ number }) => number === part.number);
  catalog.atOnce(() => {
    catalog.upload(id, bucket, key);
    catalog.savePart(id, part);
  });
  if (replaced) blobs.remove(replaced.blob);
}

export const completeUpload: Act = async (storage, asked) => {
  const { target, bucket } = asked;
  const upload = uploadOf(storage, asked);
  const request = parse(
    await receiveText({ ...asked, target: { ...target, headers: bodyHeaders(target.headers) } }),
    'CompleteMultipartUpload',
  );
  const parts = chosenParts(all(request, 'Part'), storage.catalog.parts(upload.id), upload);
  const { id: blob, filled } = await storage.blobs.write((sink) =>
    measure(Readable.from(bytesOf(storage.blobs, parts)), sink, [upload.algorithm]),
  );
  const etag = `${md5OfMd5s(parts)}-${parts.length}`;
  const checksums = wholeChecksum(upload, parts, filled.checksums);
  const about = { ...upload.about, checksums, parts: parts.length };
  try {
    checkWhole(target.headers, upload.algorithm, checksums, filled.size);
  } catch (error) {
    storage.blobs.remove(blob);
    throw error;
  }
  const version = {
    bucket: upload.bucket,
    key: upload.key,
    blob,
    size: filled.size,
    etag,
    modified: storage.now(),
    about,
  };
  const id = place(storage, asked, version, () => {
    storage.catalog.upload(upload.id, upload.bucket, upload.key);
    return storage.catalog.removeUpload(upload.id);
  });
  return document(
    'CompleteMultipartUploadResult',
    {
      Bucket: upload.bucket,
      Key: upload.key,
      ETag: `"${etag}"`,
      ...checksumElements(checksums),
      ChecksumType: about.checksumType,
    },
    { ...versionHeader(bucket, id), ...encryptionHeaders(about) },
  );
};

export const abortUpload: Act = ({ catalog, blobs }, asked) => {
  const { id } = uploadOf({ catalog }, asked);
  const left = catalog.atOnce(() => catalog.removeUpload(id));
  for (const blob of left) blobs.remove(blob);
  return done(204);
};

export const listParts: Act = (storage, asked) => {
  const { target } = asked;
  const upload = uploadOf(storage, asked);
  const after = numberOf(target, 'part-number-marker', 0, MOST_PARTS, 0);
  const most = numberOf(target, 'max-parts', 1, 1000, 1000);
  const rest = storage.catalog.parts(upload.id).filter(({ number }) => number > after);
  const page = rest.slice(0, most);
  return document('ListPartsResult', {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    PartNumberMarker: after,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: most,
    IsTruncated: rest.length > most,
    ChecksumAlgorithm: upload.named ? upload.algorithm.toUpperCase() : undefined,
    ChecksumType: upload.named ? upload.about.checksumType : undefined,
    Parts: page.map(partMarkup),
  });
};

export const listUploads: Act = ({ catalog }, { target }) => {
  const prefix = target.query.get('prefix') ?? '';
  const found = catalog.uploads(target.bucket).filter(({ key }) => key.startsWith(prefix));
  return document('ListMultipartUploadsResult', {
    Bucket: target.bucket,
    Prefix: prefix,
    IsTruncated: false,
    Uploads: found.map(({ key, id, started }) =>
      element('Upload', { Key: key, UploadId: id, Initiated: new Date(started).toISOString() }),
    ),
  });
};

const partMarkup = ({ number, md5, size, modified, checksums }: Part) =>
  element('Part', {
    PartNumber: number,
    LastModified: new Date(modified).toISOString(),
    ETag: `"${md5}"`,
    Size: size,
    ...checksumElements(checksums),
  });

const uploadOf = ({ catalog }: Pick<Storage, 'catalog'>, { target }: Asked): Upload =>
  catalog.upload(target.query.get('uploadId') ?? '', target.bucket, target.key);

/** The checksum headers of CompleteMultipartUpload speak of the object, not of the document that is sent. */
const bodyHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum-')));

/** The parts the client lists, each compared with what arrived. Throws InvalidPart, InvalidPartOrder, EntityTooSmall. */
function chosenParts(listed: readonly Node[], arrived: readonly Part[], { algorithm, named, about }: Upload): Part[] {
  if (listed.length === 0) throw malformedXml();
  const parts = listed.map((node) => {
    const part = arrived.find(({ number }) => number === Number(textOf(node, 'PartNumber')));
    const etag = textOf(node, 'ETag')?.replaceAll('"', '');
    const told = textOf(node, `Checksum${algorithm.toUpperCase()}`);
    if (!part || part.md5 !== etag || (told !== undefined && told !== part.checksums[algorithm])) throw invalidPart();
    if (named && about.checksumType === 'COMPOSITE' && told === undefined)
      throw invalidRequest(
        `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
      );
    return part;
  });
  parts.reduce((before, part) => {
    if (part.number <= before.number)
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    if (before.size < SMALLEST_PART) throw tooSmall(before.size, SMALLEST_PART);
    return part;
  });
  return parts;
}

const invalidPart = () =>
  new AwsError(
    'InvalidPart',
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  );

function wholeChecksum(
  { algorithm, about }: Upload,
  parts: readonly Part[],
  full: Part['checksums'],
): Part['checksums'] {
  if (about.checksumType === 'FULL_OBJECT') return full;
  return {
    [algorithm]: composite(
      algorithm,
      parts.map(({ checksums }) => checksums[algorithm]!),
    ),
  };
}

/** What the client says of the finished object must be so. */
function checkWhole(
  headers: Readonly<Record<string, string>>,
  algorithm: Algorithm,
  checksums: Part['checksums'],
  size: number,
): void {
  const told = headers[`x-amz-checksum-${algorithm}`];
  if (told !== undefined && told !== checksums[algorithm]) throw badDigest(algorithm.toUpperCase());
  const length = headers['x-amz-mp-object-size'];
  if (length !== undefined && Number(length) !== size)
    throw invalidRequest(`The provided 'x-amz-mp-object-size' header does not match what was computed: ${size}.`);
}

async function* bytesOf(blobs: Blobs, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const { blob, size } of parts) {
    const bytes = blobs.read(blob, 0, size - 1);
    if (Buffer.isBuffer(bytes)) yield bytes;
    else yield* bytes;
  }
}

function md5OfMd5s(parts: readonly Part[]): string {
  const whole = createHash('md5');
  for (const { md5 } of parts) whole.update(md5, 'hex');
  return whole.digest('hex');
}
