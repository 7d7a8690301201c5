import { type Algorithm, algorithms, digest } from './digests.ts';
import { ZipWriter } from './zip.ts';

/** A file of the bag. It is read when its turn comes, so that not all of them are in memory at once. */
export interface BagFile {
  /** Below the bag's own folder: `data/…`. */
  readonly path: string;
  /** In bytes; checked when read. */
  readonly size: number;
  read(): Promise<Uint8Array>;
}

const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `Payload-Oxum`: bytes and number of the payload's files (RFC 8493 §2.2.2). */
export const oxumOf = (files: readonly { readonly size: number }[]) =>
  `${files.reduce((sum, { size }) => sum + size, 0)}.${files.length}`;

/**
 * A BagIt 1.0 bag (RFC 8493) as one ZIP in the folder `base`. Entries are sorted and times fixed: the same files give the same bytes.
 * @throws Error when a file is not as long as said
 */
export async function packBag(
  base: string,
  info: readonly (readonly [string, string])[],
  files: readonly BagFile[],
): Promise<Uint8Array> {
  const zip = new ZipWriter();
  const add = (path: string, bytes: Uint8Array) => zip.add(`${base}/${path}`, bytes);
  const tags: Tag[] = [];
  const addTag = (path: string, text: string) => {
    const bytes = new TextEncoder().encode(text);
    tags.push({ path, bytes });
    add(path, bytes);
  };
  addTag('bag-info.txt', tagLines([...info, ['Payload-Oxum', oxumOf(files)]]));
  addTag('bagit.txt', bagDeclaration);
  const payload = await addPayload(files, add);
  for (const algorithm of algorithms) addTag(`manifest-${algorithm}.txt`, manifest(payload, algorithm));
  const digests = tags.map(({ path, bytes }) => digestsOf(path, bytes));
  for (const algorithm of algorithms) addTag(`tagmanifest-${algorithm}.txt`, manifest(digests, algorithm));
  return zip.end();
}

interface Tag {
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Digests = { readonly path: string } & Readonly<Record<Algorithm, string>>;

const digestsOf = (path: string, bytes: Uint8Array): Digests => ({
  path,
  sha256: digest('sha256', bytes),
  sm3: digest('sm3', bytes),
});

async function addPayload(
  files: readonly BagFile[],
  add: (path: string, bytes: Uint8Array) => void,
): Promise<Digests[]> {
  const digests: Digests[] = [];
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const bytes = await file.read();
    if (bytes.length !== file.size) throw new Error(`${file.path} has ${bytes.length} bytes, not ${file.size}`);
    digests.push(digestsOf(file.path, bytes));
    add(file.path, bytes);
  }
  return digests;
}

/** RFC 8493 §2.1.3: a percent sign in a path is written %25. Line ends cannot occur in our paths. */
const manifest = (digests: readonly Digests[], algorithm: Algorithm) =>
  digests.map((of) => `${of[algorithm]}  ${of.path.replaceAll('%', '%25')}\n`).join('');

const tagLines = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');
