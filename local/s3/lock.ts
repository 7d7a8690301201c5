import { AwsError } from '../service.ts';
import { document, done } from './answers.ts';
import type { Bucket } from './bucket.ts';
import type { About, Retention, Version } from './catalog.ts';
import { accessDenied, invalidArgument, invalidRequest, malformedXml } from './errors.ts';
import { find } from './find.ts';
import { receiveText } from './receive.ts';
import type { Act, Asked, Storage } from './storage.ts';
import type { Target } from './target.ts';
import { parse, textOf } from './xml.ts';

/** The words S3 has for whatever Object Lock forbids (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html). */
const isProtected = () => accessDenied('Access Denied because object protected by object lock.');

/** The lock of a new object: what its headers ask for, else what the bucket gives. */
export function retentionFromHeaders(
  headers: Target['headers'],
  bucket: Bucket,
  now: number,
): Pick<About, 'retention' | 'hold'> {
  const mode = headers['x-amz-object-lock-mode'];
  const until = headers['x-amz-object-lock-retain-until-date'];
  const hold = headers['x-amz-object-lock-legal-hold'];
  if ((mode || until || hold) && !bucket.objectLock) throw noLockHere();
  if (Boolean(mode) !== Boolean(until))
    throw invalidArgument(
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
      mode ? 'x-amz-object-lock-mode' : 'x-amz-object-lock-retain-until-date',
      (mode ?? until)!,
    );
  return {
    retention: mode ? readRetention(mode, until!, now) : defaultRetention(bucket, now),
    ...(hold !== undefined && { hold: readHold(hold) }),
  };
}

function defaultRetention({ objectLock }: Bucket, now: number): Retention | undefined {
  if (!objectLock?.mode) return undefined;
  const until = new Date(now);
  until.setUTCDate(until.getUTCDate() + (objectLock.days ?? 0));
  until.setUTCFullYear(until.getUTCFullYear() + (objectLock.years ?? 0));
  return { mode: objectLock.mode, until: until.getTime() };
}

/** Throws AccessDenied while a version may not be deleted; only GOVERNANCE yields, and only to who may bypass it. */
export function checkDeletable({ about }: Version, bypass: boolean, now: number): void {
  if (about.hold) throw isProtected();
  const { retention } = about;
  if (!retention || retention.until <= now) return;
  if (retention.mode === 'COMPLIANCE' || !bypass) throw isProtected();
}

export const getRetention: Act = (storage, asked) => {
  const { retention } = lockable(storage, asked).about;
  if (!retention) throw noLockSet();
  return document('Retention', { Mode: retention.mode, RetainUntilDate: new Date(retention.until).toISOString() });
};

export const putRetention: Act = async (storage, asked) => {
  const wanted = parse(await receiveText(asked), 'Retention');
  const [mode, until] = [textOf(wanted, 'Mode'), textOf(wanted, 'RetainUntilDate')];
  if (Boolean(mode) !== Boolean(until)) throw malformedXml();
  const version = lockable(storage, asked);
  const asks = mode ? readRetention(mode, until!, storage.now()) : undefined;
  const bypass = asked.target.headers['x-amz-bypass-governance-retention'] === 'true';
  checkChange(version.about.retention, asks, bypass, storage.now());
  storage.catalog.describe(version, { ...version.about, retention: asks });
  return done();
};

export const getLegalHold: Act = (storage, asked) => {
  const { hold } = lockable(storage, asked).about;
  if (hold === undefined) throw noLockSet();
  return document('LegalHold', { Status: hold ? 'ON' : 'OFF' });
};

export const putLegalHold: Act = async (storage, asked) => {
  const hold = readHold(textOf(parse(await receiveText(asked), 'LegalHold'), 'Status') ?? '');
  const version = lockable(storage, asked);
  storage.catalog.describe(version, { ...version.about, hold });
  return done();
};

export const getLockConfiguration: Act = (_, { bucket }) => {
  const lock = bucket.objectLock;
  if (!lock)
    throw new AwsError(
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
      404,
      { BucketName: bucket.name },
    );
  const Rule = lock.mode && { DefaultRetention: { Mode: lock.mode, Days: lock.days, Years: lock.years } };
  return document('ObjectLockConfiguration', { ObjectLockEnabled: 'Enabled', Rule });
};

/** A retention in force may be lengthened; COMPLIANCE never yields, GOVERNANCE only to who may bypass it. */
function checkChange(now: Retention | undefined, next: Retention | undefined, bypass: boolean, time: number): void {
  if (!now || now.until <= time) return;
  const same = next?.mode === now.mode && next.until >= now.until;
  if (same || (now.mode === 'GOVERNANCE' && bypass)) return;
  throw isProtected();
}

function readRetention(mode: string, date: string, now: number): Retention {
  if (mode !== 'COMPLIANCE' && mode !== 'GOVERNANCE')
    throw invalidArgument('Unknown wormMode directive.', 'x-amz-object-lock-mode', mode);
  const until = Date.parse(date);
  if (Number.isNaN(until))
    throw invalidArgument(
      'The retain until date must be provided in ISO 8601 format',
      'x-amz-object-lock-retain-until-date',
      date,
    );
  if (until <= now)
    throw invalidArgument('The retain until date must be in the future!', 'x-amz-object-lock-retain-until-date', date);
  return { mode, until };
}

function readHold(status: string): boolean {
  if (status !== 'ON' && status !== 'OFF')
    throw invalidArgument('Legal Hold must be either of ON or OFF', 'x-amz-object-lock-legal-hold', status);
  return status === 'ON';
}

function lockable(storage: Storage, asked: Asked): Version {
  if (!asked.bucket.objectLock) throw noLockHere();
  return find(storage, asked);
}

const noLockHere = () => invalidRequest('Bucket is missing Object Lock Configuration');

const noLockSet = () =>
  new AwsError('NoSuchObjectLockConfiguration', 'The specified object does not have a ObjectLock configuration', 404);
