import * as z from 'zod/mini';
import { legEnds } from '../../../domain/case/reception.ts';
import { takenAlong } from '../../../domain/consent.ts';
import { Id } from '../../../domain/values.ts';
import { CaseId, count, instant, named, Place, text } from './values.ts';

/** Guidance and transfer to another office; imports (7.2.1). */

export const Guidance = z.strictObject({ explanation: text, guidedTo: text, place: z.optional(Place) });

export const Proposal = z.strictObject({ to: Place, explanation: text, at: instant });

const hop = { from: named(Id), to: named(Id), consent: Id, along: z.array(named(z.enum(takenAlong))), since: instant };

export const Transfer = z.strictObject({
  ...hop,
  asked: text,
  end: z.optional(named(z.enum(legEnds))),
  reason: z.optional(text),
  endedAt: z.optional(instant),
});

const ImportedRow = z.strictObject({
  row: count,
  key: text,
  outcome: z.enum(['would-import', 'imported', 'there', 'refused']),
  caseId: z.optional(CaseId),
  errors: z.array(z.strictObject({ field: text, message: text, expected: z.optional(text) })),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

export const Imported = z.strictObject({ dryRun: z.boolean(), office: Id, rows: z.array(ImportedRow) });
