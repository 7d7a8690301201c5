import * as z from 'zod/mini';
import { ageGroups, capacityKinds, guardianships } from '../../../domain/parties.ts';
import { Id } from '../../../domain/values.ts';
import { instant, named, text } from './values.ts';

/** Persons, masked, and who acts for the principal (A.7.4, 6.3.2). */

export const MaskedPerson = z.strictObject({
  kind: z.enum(['person', 'organisation', 'contact', 'witness', 'representative', 'guardian', 'complainant']),
  name: text,
  phone: text,
  identityNumber: z.optional(text),
  creditCode: z.optional(text),
  address: z.optional(text),
});

/** Who acts for the principal, and what an elder has confirmed. */
export const Parties = z.strictObject({
  age: z.optional(named(z.enum(ageGroups))),
  representative: z.optional(
    z.strictObject({
      person: z.optional(MaskedPerson),
      capacity: named(z.enum(capacityKinds)),
      documentId: Id,
      at: instant,
    }),
  ),
  guardian: z.optional(
    z.strictObject({
      person: z.optional(MaskedPerson),
      relation: named(z.enum(guardianships)),
      capacity: z.optional(named(z.enum(['limited', 'none']))),
      documentId: Id,
      at: instant,
    }),
  ),
  ownIntent: z.optional(
    z.strictObject({
      items: z.array(Id),
      means: named(z.enum(['in-person', 'video'])),
      askedAt: instant,
      askedBy: z.optional(text),
    }),
  ),
});
