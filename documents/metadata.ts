import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(500));
const filled = z.string().check(z.minLength(1), z.maxLength(500));
const short = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * 保管期限. How long assisted and entrusted cases are kept is the district's decision, approved by its archives
 * authority (档案法实施条例 §19), so the basis is part of it.
 */
export const Retention = z.discriminatedUnion('class', [
  z.strictObject({ class: z.literal('永久'), basis: filled }),
  z.strictObject({ class: z.literal('定期'), years: z.int().check(z.minimum(1), z.maximum(100)), basis: filled }),
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
  acceptedAt: z.union([instant, z.literal('')]),
  completedAt: z.union([instant, z.literal('')]),
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
  acceptedAt: z.optional(instant),
  completedAt: z.optional(instant),
  result: z.optional(text),
});
export type ArchivedMatter = z.infer<typeof ArchivedMatter>;

export const ArchivedDocument = z.strictObject({
  path: z.string().check(z.regex(/^data\/(材料|文书)\/[^/]+$/)),
  title: filled,
  mediaType: filled,
  size: z.int().check(z.minimum(0)),
  sha256,
});
export type ArchivedDocument = z.infer<typeof ArchivedDocument>;

/** `data/metadata.json`: what the package holds and where it belongs. */
export const Metadata = z.strictObject({
  scheme: z.literal('bangdaiban-archive'),
  version: z.literal(1),
  caseId: filled,
  caseNumber: short(64),
  archiveNumber: short(100),
  retention: Retention,
  archivedAt: instant,
  organisation: z.strictObject({ name: filled, code: text, address: text, phone: text }),
  offices: z.array(filled),
  basics: Basics,
  matters: z.array(ArchivedMatter).check(z.minLength(1)),
  chain: z.strictObject({ commits: z.int().check(z.minimum(1)), head: sha256 }),
  documents: z.array(ArchivedDocument),
});
export type Metadata = z.infer<typeof Metadata>;
