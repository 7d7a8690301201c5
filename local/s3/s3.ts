import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Timer } from '../clock.ts';
import { check } from '../iam.ts';
import {
  AwsError,
  type Need,
  type PolicyDocument,
  type RawAnswer,
  type RawRequest,
  type RawService,
  type Surroundings,
} from '../service.ts';
import { document, done } from './answers.ts';
import { Blobs } from './blobs.ts';
import { type BucketDescription, checkDescription } from './bucket.ts';
import { Catalog } from './catalog.ts';
import { corsHeaders, preflight } from './cors.ts';
import { accessDenied, answerError } from './errors.ts';
import { applyLifecycle, DAY } from './lifecycle.ts';
import { listObjects, listVersions } from './list.ts';
import { getLegalHold, getLockConfiguration, getRetention, putLegalHold, putRetention } from './lock.ts';
import { abortUpload, completeUpload, createUpload, listParts, listUploads, uploadPart } from './multipart.ts';
import { needsOf, type Place } from './needs.ts';
import { type Operation, operationOf } from './operations.ts';
import { getAttributes, getObject } from './read.ts';
import { deleteObject, deleteObjects } from './remove.ts';
import type { Act, Storage } from './storage.ts';
import { deleteTagging, getTagging, putTagging } from './tagging.ts';
import { readTarget } from './target.ts';
import { copyObject, putObject } from './write.ts';
import { element } from './xml.ts';

export interface S3 extends RawService {
  /** Makes a bucket as the template describes it, or brings one up to date. Throws, naming it, what is not supported. */
  ensureBucket(description: BucketDescription): void;
  /** Puts a bucket policy; `undefined` takes it away. */
  ensureBucketPolicy(bucket: string, policy: PolicyDocument | undefined): void;
  /** The policy of the bucket that a need speaks of, for `authorize`. */
  policyOf(need: Need): PolicyDocument | undefined;
  /** What a browser must see on any answer to this request, refusals included. */
  corsHeaders(request: Pick<RawRequest, 'method' | 'url' | 'headers'>): Readonly<Record<string, string>>;
  close(): void;
}

/**
 * S3, path-style, on SQLite for what is known and files for the bytes, below `folder/s3`. Answers AwsErrors itself, as
 * XML. An OPTIONS request (preflight) needs no signature; everything else is expected verified.
 */
export function openS3(surroundings: Surroundings): S3 {
  const folder = join(surroundings.folder, 's3');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [catalog, blobs] = [new Catalog(folder), new Blobs(folder)];
  blobs.sweep(catalog.blobs());
  const { clock, partition, region, account } = surroundings;
  const storage: Storage = { catalog, blobs, partition, region, account, now: () => clock.now() };
  const lifecycle = new Midnights(surroundings, storage);
  const bucketOf = (name: string) => catalog.findBucket(name);
  return {
    name: 's3',
    async handle(request) {
      const ended = surroundings.busy('s3');
      return answer(storage, request).finally(ended);
    },
    needs: (request) => needsOfRequest(request, { partition, bucket: bucketOf }),
    ensureBucket(description) {
      checkDescription(description);
      const known = bucketOf(description.name);
      const versioning = description.objectLock ? { versioning: 'Enabled' as const } : {};
      const { created = clock.now(), policy } = known ?? {};
      catalog.saveBucket({ ...description, ...versioning, created, ...(policy && { policy }) });
      lifecycle.arm();
    },
    ensureBucketPolicy(name, policy) {
      if (policy) check(policy);
      const { policy: _, ...bucket } = catalog.bucket(name);
      catalog.saveBucket({ ...bucket, ...(policy && { policy }) });
    },
    policyOf: ({ resource }) => bucketOf(/:s3:::([^/]+)/.exec(resource)?.[1] ?? '')?.policy,
    corsHeaders({ method, url, headers }) {
      const bucket = bucketOf(url.split(/[/?]/)[1] ?? '');
      return bucket && method !== 'OPTIONS' ? corsHeaders(bucket, method, headers) : {};
    },
    close() {
      lifecycle.stop();
      catalog.close();
    },
  };
}

const acts: Readonly<Record<Exclude<Operation, 'ListBuckets'>, Act>> = {
  HeadBucket: (storage) => done(200, { 'x-amz-bucket-region': storage.region }),
  GetBucketLocation: ({ region }) => document('LocationConstraint', region === 'us-east-1' ? '' : region),
  GetBucketVersioning: (_, { bucket }) => document('VersioningConfiguration', { Status: bucket.versioning }),
  GetObjectLockConfiguration: getLockConfiguration,
  ListObjectsV2: listObjects,
  ListObjectVersions: listVersions,
  ListMultipartUploads: listUploads,
  DeleteObjects: deleteObjects,
  PutObject: putObject,
  CopyObject: copyObject,
  GetObject: getObject,
  HeadObject: getObject,
  DeleteObject: deleteObject,
  GetObjectAttributes: getAttributes,
  GetObjectRetention: getRetention,
  PutObjectRetention: putRetention,
  GetObjectLegalHold: getLegalHold,
  PutObjectLegalHold: putLegalHold,
  GetObjectTagging: getTagging,
  PutObjectTagging: putTagging,
  DeleteObjectTagging: deleteTagging,
  CreateMultipartUpload: createUpload,
  UploadPart: uploadPart,
  CompleteMultipartUpload: completeUpload,
  AbortMultipartUpload: abortUpload,
  ListParts: listParts,
};

async function answer(storage: Storage, request: RawRequest): Promise<RawAnswer> {
  const requestId = randomUUID();
  const found = await carryOut(storage, request).catch((error: unknown) => {
    if (error instanceof AwsError) return answerError(error, request.method, requestId);
    throw error;
  });
  const length: Record<string, string> = Buffer.isBuffer(found.body)
    ? { 'content-length': String(found.body.length) }
    : {};
  const named = storage.catalog.findBucket(request.url.split(/[/?]/)[1] ?? '');
  const cors = named && request.method !== 'OPTIONS' ? corsHeaders(named, request.method, request.headers) : {};
  return { ...found, headers: { 'x-amz-request-id': requestId, ...cors, ...length, ...found.headers } };
}

async function carryOut(storage: Storage, request: RawRequest): Promise<RawAnswer> {
  const target = readTarget(request);
  if (request.method === 'OPTIONS') return preflight(storage.catalog.bucket(target.bucket), request.headers);
  const operation = operationOf(target);
  if (operation === 'ListBuckets') return listBuckets(storage);
  const bucket = storage.catalog.bucket(target.bucket);
  const owner = target.headers['x-amz-expected-bucket-owner'];
  if (owner !== undefined && owner !== storage.account) throw accessDenied();
  return acts[operation](storage, { request, target, bucket });
}

const listBuckets = ({ catalog }: Storage): RawAnswer => {
  const buckets = catalog
    .buckets()
    .map(({ name, created }) => element('Bucket', { Name: name, CreationDate: new Date(created).toISOString() }));
  return document('ListAllMyBucketsResult', { Buckets: { buckets } });
};

/** A request that cannot be read needs nothing: it is refused as soon as it is carried out. */
function needsOfRequest(request: RawRequest, place: Place): Need[] {
  try {
    const target = readTarget(request);
    return request.method === 'OPTIONS' ? [] : needsOf(operationOf(target), target, place);
  } catch (error) {
    if (error instanceof AwsError) return [];
    throw error;
  }
}

/** Runs the lifecycle rules when the service opens and at every midnight UTC, while there are any. */
class Midnights {
  readonly #clock: Surroundings['clock'];
  readonly #storage: Storage;
  #timer: Timer | undefined;

  constructor({ clock }: Surroundings, storage: Storage) {
    this.#clock = clock;
    this.#storage = storage;
    this.arm(clock.now());
  }

  arm(at = (Math.floor(this.#clock.now() / DAY) + 1) * DAY): void {
    const rules = this.#storage.catalog.buckets().some(({ lifecycle }) => lifecycle?.length);
    if (!rules || this.#timer) return;
    this.#timer = this.#clock.at(at, () => {
      this.#timer = undefined;
      applyLifecycle(this.#storage);
      this.arm();
    });
  }

  stop(): void {
    this.#timer?.cancel();
  }
}
