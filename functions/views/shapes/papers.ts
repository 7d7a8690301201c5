import * as z from 'zod/mini';
import { capacities, depositaries, depositCauses, paperStates } from '../../../domain/case/papers.ts';
import { Day, Id } from '../../../domain/values.ts';
import { count, instant, named, text } from './values.ts';

/** Papers in custody, and what became of them (A.4.5, B.1). */

export const Paper = z.strictObject({
  id: Id,
  material: Id,
  matter: Id,
  name: text,
  originals: count,
  copies: count,
  state: named(z.enum(paperStates)),
  place: z.optional(text),
  documentId: z.optional(Id),
  handedTo: z.optional(named(z.enum(capacities))),
});

const Pieces = z.strictObject({ originals: count, copies: count });

export const Balance = z.strictObject({
  received: Pieces,
  submitted: Pieces,
  returned: Pieces,
  deposited: Pieces,
  lost: Pieces,
  replaced: Pieces,
  held: Pieces,
});

export const Deposit = z.strictObject({
  materials: z.array(Id),
  cause: named(z.enum(depositCauses)),
  depositary: z.strictObject({ kind: named(z.enum(depositaries)), name: text }),
  certificate: text,
  on: Day,
  documentId: Id,
  at: instant,
});

export const Loss = z.strictObject({
  id: Id,
  materials: z.array(Id),
  circumstances: text,
  reportedAt: instant,
  settlement: z.optional(
    z.strictObject({
      outcome: named(z.enum(['found', 'replaced', 'liability'])),
      explanation: z.optional(text),
      at: instant,
    }),
  ),
});
