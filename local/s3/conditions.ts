import type { Version } from './catalog.ts';
import { noSuchKey, notImplemented, preconditionFailed } from './errors.ts';
import type { Target } from './target.ts';

/**
 * Whether a reader already has what it asks for (304). Throws PreconditionFailed. `prefix` is `x-amz-copy-source-` for
 * the source of a copy.
 */
export function unchanged({ headers }: Target, { etag, modified }: Version, prefix = ''): boolean {
  const match = headers[`${prefix}if-match`];
  const noneMatch = headers[`${prefix}if-none-match`];
  const modifiedSince = timeOf(headers[`${prefix}if-modified-since`]);
  const unmodifiedSince = timeOf(headers[`${prefix}if-unmodified-since`]);
  const seconds = Math.floor(modified / 1000) * 1000;
  if (match !== undefined && !names(match, etag)) throw preconditionFailed('If-Match');
  if (match === undefined && unmodifiedSince !== undefined && seconds > unmodifiedSince)
    throw preconditionFailed('If-Unmodified-Since');
  if (noneMatch !== undefined) return names(noneMatch, etag);
  return modifiedSince !== undefined && seconds <= modifiedSince;
}

/** Checks `If-None-Match: *` and `If-Match` of a write against what stands. Throws PreconditionFailed, NoSuchKey. */
export function checkWrite({ headers, key }: Target, latest: Version | undefined): void {
  const standing = latest?.blob ? latest : undefined;
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined && noneMatch !== '*') throw notImplemented('If-None-Match with an ETag on a write');
  if (noneMatch === '*' && standing) throw preconditionFailed('If-None-Match');
  const match = headers['if-match'];
  if (match === undefined) return;
  if (!standing) throw noSuchKey(key);
  if (!names(match, standing.etag)) throw preconditionFailed('If-Match');
}

const names = (list: string, etag: string): boolean =>
  list === '*' || list.split(',').some((each) => each.trim().replace(/^(W\/)?"|"$/g, '') === etag);

const timeOf = (date: string | undefined): number | undefined => {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : time;
};
