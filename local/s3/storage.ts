import type { RawAnswer, RawRequest } from '../service.ts';
import type { Blobs } from './blobs.ts';
import type { Bucket } from './bucket.ts';
import type { Catalog } from './catalog.ts';
import type { Target } from './target.ts';

/** What every operation works on. */
export interface Storage {
  readonly catalog: Catalog;
  readonly blobs: Blobs;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** ms since the epoch. */
  now(): number;
}

/** One request, read. */
export interface Asked {
  readonly request: RawRequest;
  readonly target: Target;
  readonly bucket: Bucket;
}

/** Carries out one operation; throws AwsError. */
export type Act = (storage: Storage, asked: Asked) => RawAnswer | Promise<RawAnswer>;
