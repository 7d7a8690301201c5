import * as z from 'zod/mini';
import { type Deadline, type DeadlineName, defaultDeadlines } from './deadlines.ts';

/** `domain/deadlines.ts` says what each part means. */
const version = {
  value: z.int().check(z.positive()),
  unit: z.enum(['hours', 'working-hours', 'working-days', 'days']),
  basis: z.string().check(z.minLength(2)),
  version: z.string().check(z.minLength(1)),
  effectiveFrom: z.iso.date(),
  approvedBy: z.optional(z.string().check(z.minLength(2))),
};
export const deadline = z.strictObject({
  ...version,
  earlier: z.optional(z.array(z.strictObject(version))),
}) satisfies z.ZodMiniType<Deadline>;

/** Deadlines that a standard or a district sets: only what differs from the defaults. */
export const SetDeadlines = z.strictObject(
  Object.fromEntries(Object.keys(defaultDeadlines).map((name) => [name, z.optional(deadline)])) as Record<
    DeadlineName,
    z.ZodMiniOptional<typeof deadline>
  >,
);
