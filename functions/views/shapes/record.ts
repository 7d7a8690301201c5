import * as z from 'zod/mini';
import { documentPurposes } from '../../../domain/case/record.ts';
import { Digest, Id } from '../../../domain/values.ts';
import { count, instant, named, text } from './values.ts';

/** Documents, forms, corrections and the archive (7.2.7). */

export const Correction = z.strictObject({
  at: instant,
  commit: count,
  entry: count,
  act: text,
  words: z.array(text),
  reason: z.optional(text),
});

export const IssuedForm = z.strictObject({
  id: text,
  title: text,
  at: instant,
  source: text,
  rows: z.array(z.strictObject({ label: text, value: text })),
  text,
  digest: Digest,
  documentId: z.optional(Id),
});

export const CaseDocument = z.strictObject({
  id: Id,
  purpose: named(z.enum(documentPurposes)),
  type: text,
  bytes: count,
  sha256: Digest,
});

export const Link = z.strictObject({
  method: z.enum(['GET', 'PUT']),
  url: text,
  headers: z.record(z.string(), z.string()),
  expiresAt: instant,
});

export const ExpectedUpload = z.strictObject({ documentId: Id, upload: Link, completion: text });

export const OpenedDocument = z.strictObject({ document: CaseDocument, link: Link });

export const OpenedArchive = z.strictObject({
  sha256: Digest,
  sm3: Digest,
  bytes: count,
  retainUntil: instant,
  link: Link,
});
