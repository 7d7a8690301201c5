import { AwsError } from '../service.ts';
import type { Bucket, LifecycleRule } from './bucket.ts';
import type { Version } from './catalog.ts';
import { hide, removeVersion } from './remove.ts';
import type { Storage } from './storage.ts';

export const DAY = 24 * 3600 * 1000;

/** Days are counted to the next midnight UTC (https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html). */
const dueAt = (from: number, days: number): number => Math.ceil((from + days * DAY) / DAY) * DAY;

/** Applies the lifecycle rules of all buckets once; locked versions stay. */
export function applyLifecycle(storage: Storage): void {
  for (const bucket of storage.catalog.buckets())
    for (const rule of bucket.lifecycle ?? []) if (rule.Status === 'Enabled') apply(storage, bucket, rule);
}

function apply(storage: Storage, bucket: Bucket, rule: LifecycleRule): void {
  abortUploads(storage, bucket, rule);
  for (const versions of byKey(storage, bucket.name)) {
    const [latest, ...older] = versions;
    if (!latest || !covers(rule, latest)) continue;
    transition(storage, rule, latest);
    expireOlder(storage, bucket, rule, latest, older);
    expireLatest(storage, bucket, rule, latest, older);
  }
}

function expireLatest(
  storage: Storage,
  bucket: Bucket,
  rule: LifecycleRule,
  latest: Version,
  older: readonly Version[],
): void {
  const expires = rule.ExpirationInDays !== undefined && dueAt(latest.modified, rule.ExpirationInDays) <= storage.now();
  if (latest.blob && expires) hide(storage, bucket.name, latest.key, bucket.versioning);
  if (!latest.blob && older.length === 0 && (rule.ExpiredObjectDeleteMarker || expires)) removeQuietly(storage, latest);
}

/** A version is noncurrent from the moment the next one came. */
function expireOlder(
  storage: Storage,
  bucket: Bucket,
  rule: LifecycleRule,
  latest: Version,
  older: readonly Version[],
): void {
  const limit = rule.NoncurrentVersionExpiration;
  if (!limit || !bucket.versioning) return;
  older.forEach((version, place) => {
    const since = (older[place - 1] ?? latest).modified;
    const due = dueAt(since, limit.NoncurrentDays) <= storage.now();
    if (due && place >= (limit.NewerNoncurrentVersions ?? 0)) removeQuietly(storage, version);
  });
}

function removeQuietly(storage: Storage, { bucket, key, id }: Version): void {
  try {
    removeVersion(storage, bucket, key, id, false);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    // Object Lock protects it: the rule comes back tomorrow
  }
}

function transition({ catalog, now }: Storage, rule: LifecycleRule, version: Version): void {
  const due = (rule.Transitions ?? [])
    .filter(({ TransitionInDays }) => dueAt(version.modified, TransitionInDays) <= now())
    .sort((a, b) => b.TransitionInDays - a.TransitionInDays)[0];
  if (!due || !version.blob) return;
  const headers = { ...version.about.headers, 'x-amz-storage-class': due.StorageClass };
  catalog.describe(version, { ...version.about, headers });
}

function abortUploads({ catalog, blobs, now }: Storage, bucket: Bucket, rule: LifecycleRule): void {
  const limit = rule.AbortIncompleteMultipartUpload;
  if (!limit) return;
  for (const { id, key, started } of catalog.uploads(bucket.name)) {
    if (!key.startsWith(rule.Prefix ?? '') || dueAt(started, limit.DaysAfterInitiation) > now()) continue;
    for (const blob of catalog.atOnce(() => catalog.removeUpload(id))) blobs.remove(blob);
  }
}

const covers = ({ Prefix = '', TagFilters = [] }: LifecycleRule, { key, about }: Version): boolean =>
  key.startsWith(Prefix) && TagFilters.every(({ Key, Value }) => about.tags.some(([k, v]) => k === Key && v === Value));

/** The versions of one key after the other, youngest first. */
function* byKey({ catalog }: Storage, bucket: string): Generator<Version[]> {
  let last = '';
  let before = Number.MAX_SAFE_INTEGER;
  let group: Version[] = [];
  for (;;) {
    const rows = catalog.listedVersions(bucket, last, before, 500);
    for (const version of rows) {
      if (group.length > 0 && group[0]!.key !== version.key) {
        yield group;
        group = [];
      }
      group.push(version);
    }
    if (rows.length < 500) break;
    last = rows.at(-1)!.key;
    before = rows.at(-1)!.seq;
  }
  if (group.length > 0) yield group;
}
