import * as z from 'zod/mini';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { delaySides } from './suspension.ts';
import { Id, plainText } from './values.ts';

/** 延误: whose it is, how many working days, and why. */
export const RecordDelay = z.strictObject({
  matter: z.optional(Id),
  side: z.enum(delaySides),
  days: z.int().check(z.minimum(1), z.maximum(999)),
  reason: plainText(500),
});
export type RecordDelay = z.infer<typeof RecordDelay>;

/** A.7.1: neither side delays without good reason; so whose delay it was is recorded, while it is remembered. */
export function recordDelay(now: Case, { matter, side, days, reason }: RecordDelay, context: Context): Decision {
  const forbidden = forbids('record-delay', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off');
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (matter && !now.matters.some(({ id }) => id === matter)) return refused('A.1.1', 'matter-unknown');
  const about = matter ? { about: matter } : {};
  const same = now.delays?.some(
    (each) => each.side === side && each.days === days && each.reason === reason && each.about === matter,
  );
  return same ? nothing : decided({ type: 'DelayRecorded', ...about, side, days, reason });
}
