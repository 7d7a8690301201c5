import { authorize } from '../iam.ts';
import { AwsError, type Need } from '../service.ts';
import { document, done } from './answers.ts';
import { type About, newId } from './catalog.ts';
import { accessDenied, invalidRequest, malformedXml } from './errors.ts';
import { checkDeletable } from './lock.ts';
import { objectArn } from './needs.ts';
import { carriesDigest, receiveText } from './receive.ts';
import type { Act, Asked, Storage } from './storage.ts';
import { all, element, type Markup, type Node, parse, textOf } from './xml.ts';

interface Removed {
  /** The version removed, or the delete marker made. */
  readonly id?: string;
  readonly marker: boolean;
}

/** DeleteObject: without a version it hides the key under a delete marker, with one it removes that version for good. */
export const deleteObject: Act = (storage, asked) => {
  const { key, query } = asked.target;
  const { id, marker } = remove(storage, asked, key, query.get('versionId'));
  return done(204, {
    ...(id && { 'x-amz-version-id': id }),
    ...(marker && { 'x-amz-delete-marker': 'true' }),
  });
};

/** DeleteObjects: each key is allowed and refused by itself, so the answer is 200 whatever became of them. */
export const deleteObjects: Act = async (storage, asked) => {
  if (!carriesDigest(asked.target))
    throw invalidRequest('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
  const request = parse(await receiveText(asked), 'Delete');
  const objects = all(request, 'Object');
  if (objects.length === 0 || objects.length > 1000) throw malformedXml();
  const quiet = textOf(request, 'Quiet') === 'true';
  const outcomes = objects.map((object) => removeOne(storage, asked, object));
  return document('DeleteResult', {
    Outcomes: outcomes.filter(({ failed }) => failed || !quiet).map(({ markup }) => markup),
  });
};

function removeOne(storage: Storage, asked: Asked, object: Node): { failed: boolean; markup: Markup } {
  const Key = textOf(object, 'Key');
  if (!Key) throw malformedXml();
  const VersionId = textOf(object, 'VersionId');
  try {
    checkAllowed(storage, asked, Key, VersionId);
    const { id, marker } = remove(storage, asked, Key, VersionId);
    const members = {
      Key,
      VersionId,
      ...(marker && { DeleteMarker: true, DeleteMarkerVersionId: id }),
    };
    return { failed: false, markup: element('Deleted', members) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { failed: true, markup: element('Error', { Key, VersionId, Code: error.code, Message: error.message }) };
  }
}

function checkAllowed(storage: Storage, { request, bucket }: Asked, key: string, id: string | undefined): void {
  const resource = objectArn(storage.partition, bucket.name, key);
  const needs: Need[] = [{ action: id ? 's3:DeleteObjectVersion' : 's3:DeleteObject', resource }];
  if (bypasses(request.headers)) needs.push({ action: 's3:BypassGovernanceRetention', resource });
  if (!authorize(request.principal, needs, () => bucket.policy).allowed) throw accessDenied();
}

function remove(storage: Storage, { bucket, target }: Asked, key: string, id: string | undefined): Removed {
  return id === undefined
    ? hide(storage, bucket.name, key, bucket.versioning)
    : removeVersion(storage, bucket.name, key, id, bypasses(target.headers));
}

/** Without versioning the object is gone; with it a delete marker lies on top. */
export function hide(
  { catalog, blobs, now }: Storage,
  bucket: string,
  key: string,
  versioning: 'Enabled' | 'Suspended' | undefined,
): Removed {
  if (!versioning) {
    const object = catalog.latest(bucket, key);
    if (object) catalog.atOnce(() => catalog.remove(object));
    if (object?.blob) blobs.remove(object.blob);
    return { marker: false };
  }
  const id = versioning === 'Enabled' ? newId() : 'null';
  const replaced = catalog.atOnce(() => catalog.insert(id, { bucket, key, modified: now(), about: nothing }));
  if (replaced) blobs.remove(replaced);
  return { id, marker: true };
}

/** Removes one version unless Object Lock protects it. A version that is not there is no error. */
export function removeVersion(
  { catalog, blobs, now }: Storage,
  bucket: string,
  key: string,
  id: string,
  bypass: boolean,
): Removed {
  const version = catalog.version(bucket, key, id);
  if (!version) return { id, marker: false };
  checkDeletable(version, bypass, now());
  catalog.atOnce(() => catalog.remove(version));
  if (version.blob) blobs.remove(version.blob);
  return { id, marker: !version.blob };
}

const nothing: About = { headers: {}, checksums: {}, checksumType: 'FULL_OBJECT', tags: [] };

const bypasses = (headers: Readonly<Record<string, string>>): boolean =>
  headers['x-amz-bypass-governance-retention'] === 'true';
