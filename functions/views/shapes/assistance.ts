import * as z from 'zod/mini';
import { materialChecks } from '../../../domain/assistance.ts';
import { noticeMeans } from '../../../domain/case/telling.ts';
import { Day, Id } from '../../../domain/values.ts';
import { count, instant, named, text } from './values.ts';

/** What is told of items and materials, and assistance (7.1, 7.2.3.1). */

export const RequiredMaterial = z.strictObject({
  id: Id,
  name: text,
  originals: count,
  copies: count,
  required: z.boolean(),
  issuedBy: text,
  received: z.boolean(),
});

export const OneTimeNotice = z.strictObject({
  catalogue: text,
  means: named(z.enum(noticeMeans)),
  matters: z.array(
    z.strictObject({
      matter: Id,
      title: text,
      steps: z.array(text),
      basis: z.array(text),
      charges: text,
      legalDays: count,
      promisedDays: count,
      materials: z.array(RequiredMaterial),
    }),
  ),
});

const Advice = z.strictObject({
  catalogue: text,
  means: named(z.enum(noticeMeans)),
  items: z.array(
    z.strictObject({
      item: Id,
      title: text,
      steps: z.array(text),
      basis: z.array(text),
      charges: text,
      legalDays: count,
      promisedDays: count,
      materials: z.array(
        z.extend(z.omit(RequiredMaterial, { received: true }), { check: z.optional(named(z.enum(materialChecks))) }),
      ),
    }),
  ),
});

export const Assistance = z.strictObject({
  firstResponder: z.optional(text),
  offer: z.optional(z.strictObject({ to: text, reason: text })),
  form: z.optional(named(Id)),
  advice: z.array(Advice),
  answers: count,
  submissions: z.array(
    z.strictObject({
      item: Id,
      title: text,
      authority: named(Id),
      place: text,
      on: Day,
      authorityNumber: z.optional(text),
    }),
  ),
  attendedAt: instant,
  conclusion: z.optional(
    z.strictObject({ at: instant, resolved: z.boolean(), explanation: text, evaluationUntil: instant }),
  ),
});

export const Coordination = z.strictObject({
  id: Id,
  authority: named(Id),
  subject: z.optional(text),
  problem: text,
  on: Day,
  settled: z.optional(z.strictObject({ resolved: z.boolean(), outcome: text, on: Day })),
});
