import * as z from 'zod/mini';
import { evaluationLevels } from '../../../domain/case/endings.ts';
import { contactMeans, mendOutcomes, raterCalls } from '../../../domain/repair/repair.ts';
import { Id } from '../../../domain/values.ts';
import { CaseSummary } from './lists.ts';
import { Due } from './times.ts';
import { CaseId, First, instant, listOf, named, StageCode, text } from './values.ts';

/** Poor ratings that are mended (8.3). */

const level = named(z.enum(evaluationLevels));

export const Repair = z.strictObject({
  id: CaseId,
  version: z.int().check(z.minimum(1)),
  stage: named(StageCode),
  office: named(Id),
  openedAt: instant,
  rated: CaseId,
  rating: Id,
  level,
  tags: z.array(named(Id)),
  suggestion: z.optional(text),
  named: z.boolean(),
  about: text,
  handler: z.optional(text),
  contact: z.optional(z.strictObject({ means: named(z.enum(contactMeans)), note: text, at: instant })),
  extension: z.optional(z.strictObject({ reason: text, at: instant })),
  mending: z.optional(z.strictObject({ outcome: named(z.enum(mendOutcomes)), measures: text, by: text, at: instant })),
  calls: z.array(z.strictObject({ result: named(z.enum(raterCalls)), note: z.optional(text), at: instant })),
  check: z.optional(z.strictObject({ passed: z.boolean(), note: text, by: text, at: instant })),
  dues: z.array(Due),
  course: z.array(z.strictObject({ at: instant, act: text, actor: text })),
  allowed: z.array(text),
  already: z.optional(First),
});
export type Repair = z.infer<typeof Repair>;

export const RepairSummary = z.extend(CaseSummary, { level });
export type RepairSummary = z.infer<typeof RepairSummary>;
export const RepairList = listOf(RepairSummary);
