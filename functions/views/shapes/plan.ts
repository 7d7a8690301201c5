import * as z from 'zod/mini';
import { milestoneSteps } from '../../../domain/plan.ts';
import { Day, Id } from '../../../domain/values.ts';
import { instant, named, text } from './values.ts';

/** The plan of filings (A.7.1). */

export const planned = { matter: Id, title: text, milestone: text, by: Day, step: named(z.enum(milestoneSteps)) };

const Side = named(z.enum(['principal', 'mandatary']));

const PlanVersion = z.strictObject({
  since: instant,
  until: z.optional(instant),
  milestones: z.array(z.strictObject({ id: Id, ...planned, reachedOn: z.optional(Day) })),
  change: z.optional(z.strictObject({ id: Id, by: Side, reason: text })),
});

/** What is in force, what was before, and what is proposed. */
export const FilingPlan = z.strictObject({
  inForce: z.optional(PlanVersion),
  earlier: z.array(PlanVersion),
  proposal: z.optional(
    z.strictObject({
      id: Id,
      by: Side,
      reason: text,
      milestones: z.array(z.strictObject({ id: Id, ...planned })),
      at: instant,
    }),
  ),
  dropped: z.optional(
    z.strictObject({
      id: Id,
      by: Side,
      end: named(z.enum(['refused', 'withdrawn'])),
      reason: z.optional(text),
      at: instant,
    }),
  ),
});
