import { createHash } from 'node:crypto';

const load = async () => {
  const sdk = await import('./sdk/s3.ts');
  return { ...sdk, s3: new sdk.S3Client({ maxAttempts: 5 }) };
};
let opened: ReturnType<typeof load> | undefined;
const sdk = () => {
  opened ??= load();
  return opened;
};

/** Where bytes were put: the version that holds them, and their digest. */
export interface Put {
  readonly key: string;
  readonly objectVersion: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

interface Lock {
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  /** ISO UTC. */
  readonly until: string;
}

/**
 * Writes an object once. When it is there already with the same content, that is the answer: repeating a task is quiet.
 * @throws Error when the key holds something else.
 */
export async function putOnce(bucket: string, key: string, type: string, body: Uint8Array, lock?: Lock): Promise<Put> {
  const { s3, PutObjectCommand } = await sdk();
  const digest = createHash('sha256').update(body).digest();
  const locked = lock && { ObjectLockMode: lock.mode, ObjectLockRetainUntilDate: new Date(lock.until) };
  const input = { Bucket: bucket, Key: key, Body: body, ContentType: type, ChecksumSHA256: digest.toString('base64') };
  try {
    const { VersionId } = await s3.send(new PutObjectCommand({ ...input, IfNoneMatch: '*', ...locked }));
    return { key, objectVersion: VersionId ?? 'null', bytes: body.length, sha256: digest.toString('hex') };
  } catch (error) {
    if ((error as Error).name !== 'PreconditionFailed') throw error;
    return sameAs(bucket, key, digest.toString('hex'));
  }
}

/** Writes an object unless its key is taken: then what is there stays, whatever it is. */
export async function putIfAbsent(bucket: string, key: string, type: string, body: Uint8Array): Promise<void> {
  const { s3, PutObjectCommand } = await sdk();
  const ChecksumSHA256 = createHash('sha256').update(body).digest('base64');
  try {
    const input = { Bucket: bucket, Key: key, Body: body, ContentType: type, ChecksumSHA256, IfNoneMatch: '*' };
    await s3.send(new PutObjectCommand(input));
  } catch (error) {
    if ((error as Error).name !== 'PreconditionFailed') throw error;
  }
}

/** Writes an object in the place of whatever was there. */
export async function putAnew(bucket: string, key: string, type: string, body: Uint8Array): Promise<void> {
  const { s3, PutObjectCommand } = await sdk();
  const ChecksumSHA256 = createHash('sha256').update(body).digest('base64');
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: type, ChecksumSHA256 }));
}

async function sameAs(bucket: string, key: string, sha256: string): Promise<Put> {
  const { s3, HeadObjectCommand } = await sdk();
  const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
  const there = Buffer.from(head.ChecksumSHA256 ?? '', 'base64').toString('hex');
  if (there !== sha256) throw new Error('The key holds other content');
  return { key, objectVersion: head.VersionId ?? 'null', bytes: head.ContentLength ?? 0, sha256 };
}

/** One version of an object, or what was written once under its key. */
export async function readObject(bucket: string, key: string, version?: string): Promise<Uint8Array> {
  const { s3, GetObjectCommand } = await sdk();
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket: bucket, Key: key, ...(version && { VersionId: version }) }),
  );
  if (!Body) throw new Error('An object without body');
  return Body.transformToByteArray();
}
