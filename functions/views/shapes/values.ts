import * as z from 'zod/mini';
import { type Stage, stages } from '../../../domain/lifecycle.ts';
import { Id } from '../../../domain/values.ts';

/** What the shapes of several topics are made of. */

export const text = z.string();

export const instant = z.iso.datetime();

export const count = z.int().check(z.minimum(0));

export const CaseId = z.string().check(z.regex(/^(BB|DB|TS|CP)\d{22}$/));

/** A code with its Chinese name. */
export const named = <Code extends z.ZodMiniType>(code: Code) => z.strictObject({ code, name: text });

export const StageCode = z.enum(Object.keys(stages) as [Stage, ...Stage[]]);

export const DueName = z.enum([
  'response',
  'guidance',
  'reception',
  'consent',
  'transfer',
  'agreement',
  'confirmation',
  'term',
  'silence',
  'resumption',
  'total',
  'delivery',
  'evaluation',
  'papers',
  'form',
  'hand-over',
  'complaint-acceptance',
  'complaint-contact',
  'complaint-decision',
  'complaint-reply',
  'complaint-call-back',
  'complaint-review',
  'complaint-filing',
  'repair-contact',
  'repair-mending',
  'repair-call',
  'repair-check',
  'agent-request',
  'conduct',
  'correction',
  'milestone',
  'loss',
]);

/** An office or authority of the district. */
export const Place = z.strictObject({ code: Id, name: text, address: text, hours: z.optional(text), phone: text });

/** Who was first: what they did, when, and who they are as the reader may hear it. */
export const First = z.strictObject({ act: text, at: instant, actor: text });

export const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.optional(text) });
