import { authorize } from '../iam.ts';
import type { Principal } from '../service.ts';
import type { Version } from './catalog.ts';
import { accessDenied, noSuchKey, noSuchVersion, onlyDeletable } from './errors.ts';
import { bucketArn } from './needs.ts';
import type { Asked, Storage } from './storage.ts';

/** The version a request speaks of. Throws NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker, AccessDenied. */
export const find = (storage: Storage, { request, target }: Asked): Version & { readonly blob: string } =>
  findVersion(storage, request.principal, target.bucket, target.key, target.query.get('versionId'));

export function findVersion(
  storage: Storage,
  principal: Principal,
  bucket: string,
  key: string,
  id: string | undefined,
): Version & { readonly blob: string } {
  const found = id === undefined ? storage.catalog.latest(bucket, key) : storage.catalog.version(bucket, key, id);
  if (found?.blob) return { ...found, blob: found.blob };
  if (found && id !== undefined) throw onlyDeletable(found.modified);
  if (!mayList(storage, principal, bucket)) throw accessDenied();
  if (id !== undefined) throw noSuchVersion(key, id);
  throw noSuchKey(key, found ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.id } : {});
}

/** Who may not list a bucket does not learn from 404 what is in it: S3 answers 403. */
function mayList({ catalog, partition }: Storage, principal: Principal, bucket: string): boolean {
  const need = { action: 's3:ListBucket', resource: bucketArn(partition, bucket) };
  return authorize(principal, [need], () => catalog.bucket(bucket).policy).allowed;
}
