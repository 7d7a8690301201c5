import * as z from 'zod/mini';
import {
  callBackResults,
  complaintCauses,
  complaintChannels,
  complaintOutcomes,
  complaintRelations,
  passingReasons,
  refusalGrounds,
  replyForms,
} from '../../../domain/complaint/complaint.ts';
import { Id } from '../../../domain/values.ts';
import { CaseSummary } from './lists.ts';
import { MaskedPerson } from './persons.ts';
import { CaseDocument } from './record.ts';
import { Due } from './times.ts';
import { CaseId, count, First, instant, listOf, named, Place, StageCode, text } from './values.ts';

/** Complaints (8.2). */

const ComplaintOffice = z.strictObject({ code: Id, name: text, address: text, hours: text, phone: text });

const Refusal = z.strictObject({
  ground: named(z.enum(refusalGrounds)),
  explanation: text,
  guidedTo: z.optional(text),
  place: z.optional(Place),
});

const Reply = z.strictObject({
  text,
  by: named(z.enum(replyForms)),
  otherwise: z.optional(text),
  documentId: z.optional(Id),
  at: instant,
});

const Decision = z.strictObject({
  outcome: named(z.enum(complaintOutcomes)),
  explanation: text,
  by: z.optional(text),
  at: instant,
});

/** The answer to a registration. */
export const RegisteredComplaint = z.strictObject({
  id: CaseId,
  code: text,
  office: ComplaintOffice,
  registeredAt: instant,
});

/** What whoever complained is shown. */
export const ComplaintProgress = z.strictObject({
  id: CaseId,
  stage: named(StageCode),
  office: ComplaintOffice,
  openedAt: instant,
  cause: named(z.enum(complaintCauses)),
  replyBy: named(z.enum(replyForms)),
  text: z.optional(text),
  passedOnAt: z.optional(instant),
  acceptedAt: z.optional(instant),
  decideBy: z.optional(instant),
  extension: z.optional(z.strictObject({ reason: text, at: instant })),
  refusal: z.optional(Refusal),
  decision: z.optional(Decision),
  reply: z.optional(Reply),
  reviewUntil: z.optional(instant),
  review: z.optional(z.strictObject({ reason: text, at: instant, changed: z.optional(z.boolean()) })),
  allowed: z.array(text),
});
export type ComplaintProgress = z.infer<typeof ComplaintProgress>;

/** What those are shown who handle complaints. */
export const Complaint = z.strictObject({
  id: CaseId,
  version: count,
  stage: named(StageCode),
  office: ComplaintOffice,
  channel: named(z.enum(complaintChannels)),
  source: z.optional(text),
  openedAt: instant,
  arrivedAt: instant,
  named: z.boolean(),
  kind: named(z.enum(['person', 'organisation'])),
  complainant: z.optional(MaskedPerson),
  text,
  cause: named(z.enum(complaintCauses)),
  replyBy: named(z.enum(replyForms)),
  aboutCase: z.optional(CaseId),
  concerned: z.array(z.strictObject({ staff: text, office: named(Id), leads: z.boolean() })),
  links: z.array(z.strictObject({ complaint: CaseId, relation: named(z.enum(complaintRelations)) })),
  passings: z.array(
    z.strictObject({
      from: named(Id),
      to: named(Id),
      why: z.enum(passingReasons),
      reason: text,
      at: instant,
    }),
  ),
  handler: z.optional(text),
  acceptedAt: z.optional(instant),
  contactedAt: z.optional(instant),
  extension: z.optional(z.strictObject({ reason: text, at: instant })),
  findings: z.optional(z.strictObject({ text, documents: z.array(Id), at: instant })),
  decision: z.optional(Decision),
  reply: z.optional(Reply),
  callBack: z.optional(z.strictObject({ result: named(z.enum(callBackResults)), note: z.optional(text), at: instant })),
  reviewUntil: z.optional(instant),
  review: z.optional(z.strictObject({ reason: text, at: instant, changed: z.optional(z.boolean()) })),
  measures: z.array(z.strictObject({ id: Id, measure: text, at: instant })),
  refusal: z.optional(Refusal),
  withdrawal: z.optional(z.strictObject({ reason: z.optional(text) })),
  retainUntil: z.optional(instant),
  documents: z.array(CaseDocument),
  dues: z.array(Due),
  course: z.array(z.strictObject({ at: instant, act: text, actor: text })),
  conformance: z.strictObject({ status: z.enum(['obeyed', 'not-applicable', 'open', 'broken']), why: text }),
  chain: z.strictObject({ ok: z.boolean() }),
  allowed: z.array(text),
  already: z.optional(First),
});
export type Complaint = z.infer<typeof Complaint>;

export const ComplaintSummary = z.extend(CaseSummary, { cause: named(z.enum(complaintCauses)) });
export type ComplaintSummary = z.infer<typeof ComplaintSummary>;

export const ComplaintList = listOf(ComplaintSummary);
