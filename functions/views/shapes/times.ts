import * as z from 'zod/mini';
import { noticeMeans } from '../../../domain/case/telling.ts';
import { delaySides, suspensionReasons } from '../../../domain/suspension.ts';
import { Day } from '../../../domain/values.ts';
import { DueName, instant, named, text } from './values.ts';

/** Deadlines, what is expected of whom, and the times in which deadlines rest. */

export const Due = z.strictObject({
  due: named(DueName),
  subject: text,
  at: instant,
  provisional: z.boolean(),
  overdue: z.boolean(),
  colour: named(z.enum(['green', 'amber', 'red'])),
  basis: z.optional(text),
  basisVersion: z.optional(text),
});

export const Expected = z.strictObject({
  who: named(z.enum(['principal', 'office', 'helper', 'agent', 'manager', 'system'])),
  what: text,
  operation: z.optional(text),
  at: z.optional(instant),
});

const Why = {
  reason: named(z.enum(suspensionReasons)),
  side: named(z.enum(delaySides)),
  from: instant,
  by: z.optional(text),
};

export const Suspension = z.strictObject({
  ...Why,
  explanation: text,
  expectedEnd: Day,
  told: z.strictObject({ means: named(z.enum(noticeMeans)), on: Day }),
});

export const Pause = z.strictObject({ ...Why, until: instant });
