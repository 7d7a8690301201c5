import * as z from 'zod/mini';
import {
  evaluationLevels,
  noticeMeans,
  otherGrounds,
  terminationGrounds,
  withdrawalCauses,
} from '../../../domain/case.ts';
import { Day, Digest } from '../../../domain/values.ts';
import { instant, named, text } from './values.ts';

/** How a service ended, and what the principal thought of it (7.2.5, 7.2.6). */

export const Evaluation = z.strictObject({
  level: named(z.enum(evaluationLevels)),
  suggestion: z.optional(text),
  at: instant,
});

export const Ended = z.strictObject({
  at: instant,
  ground: named(z.enum(['completed', ...terminationGrounds])),
  evaluationUntil: instant,
  kind: z.optional(named(z.enum(otherGrounds))),
  cause: z.optional(named(z.enum(withdrawalCauses))),
  explanation: z.optional(text),
  basis: z.optional(text),
  told: z.optional(z.strictObject({ means: named(z.enum(noticeMeans)), on: Day })),
  form: z.optional(z.strictObject({ at: instant, digest: Digest, signedBy: z.optional(text) })),
});
