import * as z from 'zod/mini';
import { complaintChannels } from '../../../domain/complaint/complaint.ts';
import { FindingAbout, findingStates } from '../../../domain/supervision/finding.ts';
import { Digest, Id } from '../../../domain/values.ts';
import { CaseId, count, instant, listOf, named, StageCode, text } from './values.ts';

/** Supervision (8.1). */

const drawn = {
  id: Id,
  office: Id,
  month: text,
  size: count,
  seed: Id,
  population: count,
  fingerprint: z.union([Digest, z.literal('')]),
  cases: z.array(CaseId),
  at: instant,
  by: text,
};
export const DrawnSample = z.strictObject(drawn);

const SampledCase = z.strictObject({
  id: CaseId,
  office: named(Id),
  stage: named(StageCode),
  channel: named(z.enum(complaintChannels)),
  kind: named(z.enum(['person', 'organisation'])),
  items: z.array(named(Id)),
  openedAt: instant,
  course: z.array(z.strictObject({ at: instant, act: text, clause: text, actor: text })),
});
export type SampledCase = z.infer<typeof SampledCase>;
export const MaskedSample = z.strictObject({ ...drawn, masked: z.array(SampledCase) });

const Said = z.strictObject({ at: instant, by: text, text });
const line = {
  id: Id,
  office: named(Id),
  state: named(z.enum(findingStates)),
  dueAt: instant,
  filedAt: instant,
  overdue: z.boolean(),
};
const FindingLine = z.strictObject(line);
export type FindingLine = z.infer<typeof FindingLine>;
export const FindingList = listOf(FindingLine);

export const FindingView = z.strictObject({
  ...line,
  about: FindingAbout,
  text,
  filedBy: text,
  answers: z.array(Said),
  dispute: z.optional(Said),
  reminded: count,
  version: count,
});
export type FindingView = z.infer<typeof FindingView>;
