import * as z from 'zod/mini';
import { conductOutcomes } from '../../../domain/case/people.ts';
import { staffRoles, supervisorKinds } from '../../../domain/context.ts';
import { Representation } from '../../../domain/parties.ts';
import { Day, Id } from '../../../domain/values.ts';
import { CaseId, instant, listOf, named, text } from './values.ts';

/** Staff, hand-over between agents, and reports on conduct (5.3.1, A.2.3, A.3.5). */

export const ConductReport = z.strictObject({
  id: Id,
  text,
  at: instant,
  answer: z.optional(z.strictObject({ outcome: named(z.enum(conductOutcomes)), text, at: instant })),
});

export const StaffMember = z.strictObject({
  id: text,
  name: text,
  phone: text,
  office: named(Id),
  roles: z.array(named(z.enum(staffRoles))),
  authorities: z.array(named(Id)),
  active: z.boolean(),
  represents: z.optional(Representation),
  supervises: z.optional(z.strictObject({ kind: z.enum(supervisorKinds), from: Day, until: Day })),
  version: z.int().check(z.minimum(1)),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const StaffList = listOf(StaffMember);

const HandedOver = z.strictObject({
  caseId: CaseId,
  outcome: z.enum(['done', 'left', 'refused', 'busy']),
  clause: z.optional(text),
  because: z.optional(text),
  sentence: z.optional(text),
});
export type HandedOver = z.infer<typeof HandedOver>;

export const HandedOverPage = listOf(HandedOver);
