import type { Changes } from '../events/correction.ts';
import type { Instant } from '../values.ts';

/** What is kept: documents, forms, corrections, the archive (§7.2.7). */

/** A file of the case in the document bucket, once its upload has been verified or it has been printed here. */
export interface CaseDocument {
  readonly id: string;
  readonly purpose: DocumentPurpose;
  /** Media type as verified. */
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Object key and version in the document bucket. */
  readonly key: string;
  readonly objectVersion: string;
}

export const documentPurposes = [
  'material',
  'signed-agreement',
  'power-of-attorney',
  'result',
  'receipt',
  'consent',
  'cause-gone',
  'recording',
  'confirmation',
  'proof',
  'other',
  'agreement',
  'case-file',
] as const;
export type DocumentPurpose = (typeof documentPurposes)[number];

/** The package in the archive bucket. */
export interface SealedArchive {
  readonly key: string;
  readonly objectVersion: string;
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
  /** Hash of the last commit inside. */
  readonly chainHead: string;
  readonly retainUntil: Instant;
}

/** That an entry was put right, or what a note on it says. */
export interface Correction {
  readonly commit: number;
  readonly entry: number;
  readonly changes?: Changes;
  readonly note?: string;
}

/** A form of `domain/profile/` as it was issued. */
export interface IssuedForm {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  readonly by: string;
  readonly digest: string;
  readonly at: Instant;
  readonly documentId?: string;
}
