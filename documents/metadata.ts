import { z } from 'zod';

const text = z.string().max(500);
const filled = text.min(1);
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * 保管期限. How long assisted and entrusted cases are kept is the district's decision, approved by its archives
 * authority (档案法实施条例 §19), so the basis is part of it.
 */
export const Retention = z.discriminatedUnion('class', [
  z.strictObject({ class: z.literal('永久'), basis: filled }),
  z.strictObject({ class: z.literal('定期'), years: z.int().min(1).max(100), basis: filled }),
]);
export type Retention = z.infer<typeof Retention>;

/** 基本信息: what a service centre's archive asks of every case. Empty where a case has none. */
export const Basics = z.strictObject({
  itemType: text,
  leadDepartment: text,
  applicant: filled,
  phone: text,
  address: text,
  certificate: text,
  legalRepresentative: text,
  caseTitle: filled,
  acceptingDepartment: filled,
  acceptedAt: instant.or(z.literal('')),
  completedAt: instant.or(z.literal('')),
  serviceType: filled,
  caseType: text,
  result: text,
  resultNumber: text,
  itemCode: text,
  itemVersion: text,
});
export type Basics = z.infer<typeof Basics>;

export const ArchivedMatter = z.strictObject({
  name: filled,
  code: text,
  authority: text,
  state: filled,
  acceptedAt: instant.optional(),
  completedAt: instant.optional(),
  result: text.optional(),
});
export type ArchivedMatter = z.infer<typeof ArchivedMatter>;

export const ArchivedDocument = z.strictObject({
  path: z.string().regex(/^data\/(材料|文书)\/[^/]+$/),
  title: filled,
  mediaType: filled,
  size: z.int().min(0),
  sha256,
});
export type ArchivedDocument = z.infer<typeof ArchivedDocument>;

/** `data/metadata.json`: what the package holds and where it belongs. */
export const Metadata = z.strictObject({
  scheme: z.literal('bangdaiban-archive'),
  version: z.literal(1),
  caseId: filled,
  caseNumber: filled.max(64),
  archiveNumber: filled.max(100),
  retention: Retention,
  archivedAt: instant,
  organisation: z.strictObject({ name: filled, code: text, address: text, phone: text }),
  offices: z.array(filled),
  basics: Basics,
  matters: z.array(ArchivedMatter).min(1),
  chain: z.strictObject({ commits: z.int().min(1), head: sha256 }),
  documents: z.array(ArchivedDocument),
});
export type Metadata = z.infer<typeof Metadata>;
