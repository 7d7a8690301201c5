import { document } from './answers.ts';
import type { Version } from './catalog.ts';
import { invalidArgument } from './errors.ts';
import type { Act, Storage } from './storage.ts';
import { numberOf, type Target } from './target.ts';
import { element, type Markup } from './xml.ts';

/** Sorts after every key that begins with what stands before it. */
const LAST = '\u{10ffff}';

const PAGE = 200;

type Entry = { readonly version: Version } | { readonly common: string };

/** ListObjectsV2, in the order of UTF-8 bytes; a common prefix counts as one entry. */
export const listObjects: Act = (storage, { target }) => {
  const prefix = target.query.get('prefix') ?? '';
  const delimiter = target.query.get('delimiter') ?? '';
  const most = numberOf(target, 'max-keys', 0, 2 ** 31 - 1, 1000);
  const token = target.query.get('continuation-token');
  const after = token === undefined ? (target.query.get('start-after') ?? '') : decodeToken(token);
  const name = nameIn(target);

  const { entries, more } = take(walk(storage, target.bucket, prefix, delimiter, after), Math.min(most, 1000));
  const last = entries.at(-1);
  return document('ListBucketResult', {
    Name: target.bucket,
    Prefix: name(prefix),
    Delimiter: delimiter ? name(delimiter) : undefined,
    StartAfter: target.query.get('start-after'),
    EncodingType: target.query.get('encoding-type'),
    ContinuationToken: token,
    NextContinuationToken:
      more && last ? encodeToken('version' in last ? last.version.key : last.common + LAST) : undefined,
    MaxKeys: most,
    KeyCount: entries.length,
    IsTruncated: more,
    Entries: entries.map((entry) =>
      'version' in entry
        ? element('Contents', objectMembers(entry.version, name))
        : element('CommonPrefixes', { Prefix: name(entry.common) }),
    ),
  });
};

/** ListObjectVersions: all versions and delete markers, youngest first within a key. */
export const listVersions: Act = ({ catalog }, { target }) => {
  const prefix = target.query.get('prefix') ?? '';
  const most = Math.min(numberOf(target, 'max-keys', 0, 2 ** 31 - 1, 1000), 1000);
  const marker = target.query.get('key-marker');
  const idMarker = target.query.get('version-id-marker');
  if (idMarker && !marker)
    throw invalidArgument(
      'A version-id marker cannot be specified without a key marker.',
      'version-id-marker',
      idMarker,
    );
  const rows = isBefore(marker ?? '', prefix)
    ? catalog.listedVersions(target.bucket, prefix, Number.MAX_SAFE_INTEGER, most + 1)
    : catalog.listedVersions(target.bucket, marker!, seqOf(catalog, target, marker!, idMarker), most + 1);
  const found = rows.filter(({ key }) => key.startsWith(prefix));
  const page = found.slice(0, most);
  const more = most > 0 && found.length > most;
  const name = nameIn(target);
  return document('ListVersionsResult', {
    Name: target.bucket,
    Prefix: name(prefix),
    KeyMarker: marker ?? '',
    VersionIdMarker: idMarker,
    EncodingType: target.query.get('encoding-type'),
    MaxKeys: most,
    IsTruncated: more,
    NextKeyMarker: more ? name(page.at(-1)?.key ?? '') : undefined,
    NextVersionIdMarker: more ? page.at(-1)?.id : undefined,
    Entries: page.map((version) => versionMarkup(version, name)),
  });
};

/** Without a version the whole key of a marker is done with. */
const seqOf = (catalog: Storage['catalog'], { bucket }: Target, key: string, id: string | undefined): number =>
  (id !== undefined && catalog.version(bucket, key, id)?.seq) || 0;

function versionMarkup(version: Version, name: (key: string) => string): Markup {
  const shared = { VersionId: version.id, IsLatest: version.latest };
  return version.blob
    ? element('Version', { ...objectMembers(version, name), ...shared })
    : element('DeleteMarker', { Key: name(version.key), ...shared, LastModified: iso(version.modified) });
}

const objectMembers = ({ key, modified, etag, size, about }: Version, name: (key: string) => string) => ({
  Key: name(key),
  LastModified: iso(modified),
  ETag: `"${etag}"`,
  ChecksumAlgorithm: Object.keys(about.checksums).map((algorithm) =>
    element('ChecksumAlgorithm', algorithm.toUpperCase()),
  ),
  ChecksumType: about.checksumType,
  Size: size,
  StorageClass: about.headers['x-amz-storage-class'] ?? 'STANDARD',
});

/** Entries from `after` on. After a common prefix it jumps to the end of it, so folders are not read through. */
function* walk(
  { catalog }: Storage,
  bucket: string,
  prefix: string,
  delimiter: string,
  after: string,
): Generator<Entry, void> {
  let [from, inclusive] = isBefore(after, prefix) ? [prefix, true] : [after, false];
  for (;;) {
    const rows = catalog.listed(bucket, from, inclusive, PAGE);
    let jumped = false;
    for (const version of rows) {
      if (!version.key.startsWith(prefix)) return;
      const common = commonPrefix(version.key, prefix, delimiter);
      yield common === undefined ? { version } : { common };
      from = common === undefined ? version.key : common + LAST;
      inclusive = false;
      jumped = common !== undefined;
      if (jumped) break;
    }
    if (!jumped && rows.length < PAGE) return;
  }
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function take(entries: Iterable<Entry>, most: number): { entries: Entry[]; more: boolean } {
  const taken: Entry[] = [];
  if (most === 0) return { entries: taken, more: false };
  for (const entry of entries) {
    if (taken.length === most) return { entries: taken, more: true };
    taken.push(entry);
  }
  return { entries: taken, more: false };
}

/** Keys as they are, or percent-encoded when the client asks for it. */
function nameIn({ query }: Target): (key: string) => string {
  const encoding = query.get('encoding-type');
  if (encoding === undefined) return (key) => key;
  if (encoding !== 'url')
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encoding);
  return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
}

const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 || a === '';

const encodeToken = (after: string): string => Buffer.from(JSON.stringify({ after })).toString('base64url');

function decodeToken(token: string): string {
  try {
    const { after } = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof after === 'string') return after;
  } catch {
    // falls through to the refusal below: whatever it is, it is no token of ours
  }
  throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
}

const iso = (ms: number): string => new Date(ms).toISOString();
