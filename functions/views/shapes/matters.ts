import * as z from 'zod/mini';
import { authorityStates, resultOutcomes } from '../../../domain/case/matters.ts';
import { noticeMeans } from '../../../domain/case/telling.ts';
import { delaySides } from '../../../domain/suspension.ts';
import { Day, Id } from '../../../domain/values.ts';
import { count, instant, named, text } from './values.ts';

/** Matters, and what their authority has said of them (7.2.3, 7.2.4). */

const AuthorityState = z.strictObject({
  state: named(z.enum(authorityStates)),
  at: instant,
  source: named(z.enum(['entered', 'pushed'])),
  number: z.optional(text),
  note: z.optional(text),
});

/** What a platform hears of what it pushed. */
export const MirroredState = z.strictObject({
  authorityNumber: text,
  state: named(z.enum(authorityStates)),
  at: instant,
  kept: z.boolean(),
});

export const Delay = z.strictObject({
  about: z.optional(Id),
  side: named(z.enum(delaySides)),
  days: count,
  reason: text,
  at: instant,
});

export const Charge = z.strictObject({
  about: Id,
  name: text,
  fen: count,
  receiptNumber: text,
  paidOn: Day,
  paidTo: named(Id),
});

export const Matter = z.strictObject({
  id: Id,
  item: Id,
  title: text,
  authority: named(Id),
  state: named(z.enum(['entrusted', 'submitted', 'decided', 'delivered', 'withdrawn'])),
  authorityNumber: z.optional(text),
  outcome: z.optional(named(z.enum(resultOutcomes))),
  correction: z.optional(z.strictObject({ what: z.array(text), by: Day, means: named(z.enum(noticeMeans)) })),
  authorityState: z.optional(AuthorityState),
  authorityStates: z.optional(z.array(AuthorityState)),
  toldAt: instant,
  decidedAt: z.optional(instant),
  withdrawnAt: z.optional(instant),
});
