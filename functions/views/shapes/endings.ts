import * as z from 'zod/mini';
import { otherGrounds, terminationGrounds, withdrawalCauses } from '../../../domain/case/endings.ts';
import { noticeMeans } from '../../../domain/case/telling.ts';
import { Day, Digest } from '../../../domain/values.ts';
import { instant, named, text } from './values.ts';

/** How a service ended (7.2.5). */

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
