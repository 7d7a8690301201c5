import * as z from 'zod/mini';
import { complaintChannels } from '../../../domain/complaint/complaint.ts';
import { services } from '../../../domain/kinds.ts';
import { Id } from '../../../domain/values.ts';
import { CaseId, DueName, instant, listOf, named, StageCode, text } from './values.ts';

/** Lists of cases. */

export const CaseSummary = z.strictObject({
  id: CaseId,
  service: named(z.enum(services)),
  stage: named(StageCode),
  office: named(Id),
  to: z.optional(named(Id)),
  channel: named(z.enum(complaintChannels)),
  kind: named(z.enum(['person', 'organisation'])),
  principal: text,
  agent: z.optional(text),
  claimedBy: z.optional(text),
  items: z.array(named(Id)),
  openedAt: instant,
  due: z.optional(z.strictObject({ code: DueName, name: text, at: instant, overdue: z.boolean() })),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export const CaseList = listOf(CaseSummary);
