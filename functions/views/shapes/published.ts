import * as z from 'zod/mini';
import { Power } from '../../../domain/agreement.ts';
import { consentPurposes } from '../../../domain/consent.ts';
import { Day, Id } from '../../../domain/values.ts';
import { RequiredMaterial } from './assistance.ts';
import { count, First, instant, named, StageCode, text } from './values.ts';

/** What the interface publishes, and how it tells of problems. */

export const Health = z.strictObject({
  status: z.literal('ok'),
  version: text,
  profile: text,
  district: text,
  calendar: z.strictObject({ until: Day, warning: z.optional(text) }),
});

const CatalogueItem = z.strictObject({
  code: Id,
  name: text,
  authority: named(Id),
  field: text,
  entrustable: z.boolean(),
  presence: z.boolean(),
  ownIntent: z.optional(z.boolean()),
  powerOfAttorney: z.optional(z.boolean()),
  powers: z.array(named(Power)),
  materials: z.array(z.omit(RequiredMaterial, { received: true })),
  legalDays: count,
  promisedDays: count,
  steps: z.array(text),
  basis: z.array(text),
  charges: text,
});

export const PublishedCatalogue = z.strictObject({
  district: text,
  version: text,
  updatedAt: instant,
  offices: z.array(z.strictObject({ code: Id, name: text, kind: text, address: text, hours: text, phone: text })),
  items: z.array(CatalogueItem),
});

const PublishedWording = z.strictObject({
  purpose: named(z.enum(consentPurposes)),
  version: text,
  effectiveFrom: Day,
  title: text,
  text,
  basis: z.array(text),
});

export const PublishedWordings = z.strictObject({ items: z.array(PublishedWording) });

const PublishedClause = z.strictObject({
  number: text,
  citation: text,
  words: text,
  force: text,
  kept: text,
  note: z.optional(text),
});

const PublishedForm = z.strictObject({
  id: text,
  title: text,
  source: text,
  clause: text,
  stages: z.array(StageCode),
  before: z.array(text),
  fields: z.array(z.strictObject({ id: text, label: text, from: text, optional: z.optional(z.boolean()) })),
  signatures: z.array(z.strictObject({ party: text, label: text })),
});

export const PublishedStandard = z.strictObject({
  profile: text,
  clauses: z.array(PublishedClause),
  forms: z.array(PublishedForm),
});

export const ProblemShape = z.strictObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  code: text,
  clause: z.optional(text),
  citation: z.optional(text),
  clauseWords: z.optional(text),
  basis: z.optional(text),
  errors: z.optional(z.array(z.strictObject({ field: text, message: text, expected: z.optional(text) }))),
  first: z.optional(First),
  instance: text,
});
