import { Readable } from 'node:stream';
import { document } from './answers.ts';
import { type About, type NewVersion, newId } from './catalog.ts';
import { algorithms, isAlgorithm } from './checksums.ts';
import { checkWrite, unchanged } from './conditions.ts';
import { checksumElements, checksumHeaders, describe, encryptionHeaders, versionHeader } from './describe.ts';
import { invalidRequest, notImplemented, preconditionFailed } from './errors.ts';
import { findVersion } from './find.ts';
import { carriesDigest, type Measured, measure, receive } from './receive.ts';
import type { Act, Asked, Storage } from './storage.ts';
import { readCopySource, type Target } from './target.ts';

/** PutObject: the blob is whole on disk before its row commits. */
export const putObject: Act = async (storage, asked) => {
  const { target, bucket } = asked;
  checkWrite(target, storage.catalog.latest(target.bucket, target.key));
  const about = describe(storage, asked);
  if ((about.retention || about.hold) && !carriesDigest(target))
    throw invalidRequest(
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    );
  const { id: blob, filled } = await storage.blobs.write((sink) => receive(asked, sink));
  const stored = { ...about, checksums: filled.checksums };
  const id = place(storage, asked, newVersion(storage, target, blob, filled, stored));
  return {
    status: 200,
    headers: {
      etag: `"${filled.md5}"`,
      ...checksumHeaders(stored),
      ...encryptionHeaders(stored),
      ...versionHeader(bucket, id),
    },
  };
};

/** CopyObject: the copy is one part whatever its source was, with a checksum of the whole. */
export const copyObject: Act = async (storage, asked) => {
  const { target, request, bucket } = asked;
  const { bucket: from, key, versionId } = readCopySource(target.headers['x-amz-copy-source']!);
  const sourceBucket = storage.catalog.bucket(from);
  const source = findVersion(storage, request.principal, from, key, versionId);
  if (unchanged(target, source, 'x-amz-copy-source-')) throw preconditionFailed('If-None-Match');
  refuseSelfCopy(target, from, key, versionId);
  const about = copiedAbout(describe(storage, asked), source.about, target);
  const algorithm = algorithmOf(target) ?? algorithms.find((name) => source.about.checksums[name]) ?? 'crc64nvme';
  const bytes = storage.blobs.read(source.blob, 0, source.size - 1);
  const { id: blob, filled } = await storage.blobs.write((sink) =>
    measure(Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes, sink, [algorithm]),
  );
  const stored = { ...about, checksums: filled.checksums };
  const copy = newVersion(storage, target, blob, filled, stored);
  const id = place(storage, asked, copy);
  const copied = versionHeader(sourceBucket, source.id)['x-amz-version-id'];
  return document(
    'CopyObjectResult',
    {
      LastModified: new Date(copy.modified).toISOString(),
      ETag: `"${filled.md5}"`,
      ChecksumType: 'FULL_OBJECT',
      ...checksumElements(filled.checksums),
    },
    {
      ...encryptionHeaders(stored),
      ...versionHeader(bucket, id),
      ...(copied && { 'x-amz-copy-source-version-id': copied }),
    },
  );
};

/** Puts a blob under its key in one transaction, the conditions of the write checked again; gives the version's id. */
export function place(
  { catalog, blobs }: Storage,
  { target, bucket }: Pick<Asked, 'target' | 'bucket'>,
  version: NewVersion,
  alongside: () => readonly string[] = () => [],
): string {
  const id = bucket.versioning === 'Enabled' ? newId() : 'null';
  try {
    const left = catalog.atOnce(() => {
      checkWrite(target, catalog.latest(version.bucket, version.key));
      const further = alongside();
      const replaced = catalog.insert(id, version);
      return replaced ? [...further, replaced] : further;
    });
    for (const blob of left) blobs.remove(blob);
    return id;
  } catch (error) {
    if (version.blob) blobs.remove(version.blob);
    throw error;
  }
}

const newVersion = (
  storage: Storage,
  { bucket, key }: Target,
  blob: string,
  found: Measured,
  about: About,
): NewVersion => ({
  bucket,
  key,
  blob,
  size: found.size,
  etag: found.md5,
  modified: storage.now(),
  about,
});

/** Metadata and tags come from the source unless the request replaces them; the lock is always the new object's own. */
function copiedAbout(own: About, source: About, { headers }: Target): About {
  const replacesHeaders = directive(headers['x-amz-metadata-directive']) === 'REPLACE';
  const replacesTags = directive(headers['x-amz-tagging-directive']) === 'REPLACE';
  return {
    ...own,
    headers: replacesHeaders ? own.headers : { ...source.headers, ...encryptionHeaders(own) },
    tags: replacesTags ? own.tags : source.tags,
  };
}

function directive(value = 'COPY'): 'COPY' | 'REPLACE' {
  if (value !== 'COPY' && value !== 'REPLACE') throw invalidRequest('Unknown metadata directive.');
  return value;
}

function refuseSelfCopy(
  { bucket, key, headers }: Target,
  from: string,
  fromKey: string,
  versionId: string | undefined,
) {
  const changes = headers['x-amz-metadata-directive'] === 'REPLACE' || headers['x-amz-storage-class'] || versionId;
  if (from === bucket && fromKey === key && !changes)
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
}

/** The algorithm that `x-amz-checksum-algorithm` asks for. */
export function algorithmOf({ headers }: Target) {
  const name = headers['x-amz-checksum-algorithm']?.toLowerCase();
  if (name !== undefined && !isAlgorithm(name)) throw notImplemented(`The checksum algorithm ${name}`);
  return name;
}
