import * as z from 'zod/mini';
import {
  directions,
  improvementSources,
  improvementStates,
  movements,
} from '../../../domain/improvement/improvement.ts';
import { Day, Id } from '../../../domain/values.ts';
import { count, instant, listOf, named, text } from './values.ts';

/** The register of improvement (8.3). */

const Reading = z.strictObject({ month: text, value: z.optional(text), version: text });
const Said = z.strictObject({ at: instant, by: text, text });

const line = {
  id: Id,
  office: named(Id),
  action: text,
  owner: text,
  dueOn: Day,
  indicator: named(Id),
  state: named(z.enum(improvementStates)),
  overdue: z.boolean(),
};

export const ImprovementView = z.strictObject({
  ...line,
  source: z.strictObject({ kind: named(z.enum(improvementSources)), reference: z.optional(Id) }),
  problem: text,
  wanted: named(z.enum(directions)),
  base: Reading,
  openedAt: instant,
  openedBy: text,
  notes: z.array(Said),
  done: z.optional(Said),
  closed: z.optional(z.strictObject({ at: instant, by: text, effect: Reading, movement: named(z.enum(movements)) })),
  dropped: z.optional(Said),
  reminded: count,
  version: count,
});
export type ImprovementView = z.infer<typeof ImprovementView>;

const ImprovementLine = z.strictObject(line);
export type ImprovementLine = z.infer<typeof ImprovementLine>;
export const ImprovementList = listOf(ImprovementLine);
