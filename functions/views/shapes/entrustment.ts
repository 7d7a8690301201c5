import * as z from 'zod/mini';
import { Dispute, Power } from '../../../domain/agreement.ts';
import { Day, Digest, Id } from '../../../domain/values.ts';
import { MaskedPerson } from './persons.ts';
import { planned } from './plan.ts';
import { instant, named, text } from './values.ts';

/** What is signed, and by whom (7.2.2, A.7). */

const Signature = z.strictObject({
  party: named(z.enum(['principal', 'mandatary'])),
  method: named(z.enum(['electronic', 'paper'])),
  at: instant,
  documentId: z.optional(Id),
  signedBy: z.optional(text),
  original: z.optional(text),
  through: z.optional(named(z.enum(['representative', 'guardian']))),
  authority: z.optional(z.strictObject({ basis: text, seal: text })),
});

export const Agreement = z.strictObject({
  effective: z.boolean(),
  effectiveAt: z.optional(instant),
  digest: Digest,
  signatures: z.array(Signature),
  mandatary: text,
  powers: z.array(named(Power)),
  term: z.strictObject({ from: Day, until: Day }),
  contactRole: z.enum(['principal', 'contact']),
  dispute: Dispute,
  disputeWords: text,
  plan: z.array(z.strictObject(planned)),
  subDelegation: z.boolean(),
  catalogue: text,
});

export const Supplement = z.strictObject({
  id: Id,
  text,
  until: z.optional(Day),
  digest: Digest,
  signatures: z.array(Signature),
  effectiveAt: z.optional(instant),
});

export const PowerOfAttorney = z.strictObject({
  id: Id,
  authority: named(Id),
  agent: z.optional(text),
  matters: z.array(Id),
  powers: z.array(named(Power)),
  term: z.strictObject({ from: Day, until: Day }),
  digest: Digest,
  issuedAt: instant,
  signature: z.optional(Signature),
  endedAt: z.optional(instant),
});

export const OralEntrustment = z.strictObject({
  digest: Digest,
  mandatary: text,
  powers: z.array(named(Power)),
  term: z.strictObject({ from: Day, until: Day }),
  summary: text,
  saidAt: instant,
  evidence: named(z.enum(['colleague', 'witness', 'recording'])),
  staff: z.optional(text),
  witness: z.optional(MaskedPerson),
  documentId: z.optional(Id),
  confirmBy: instant,
  confirmation: z.optional(
    z.strictObject({
      method: named(z.enum(['electronic', 'paper'])),
      at: instant,
      documentId: z.optional(Id),
      confirmedBy: z.optional(text),
    }),
  ),
  lapsedAt: z.optional(instant),
});
