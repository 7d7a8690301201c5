import * as z from 'zod/mini';
import { inHandling } from './authority.ts';
import { dayOf } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Day, Id, plainText } from './values.ts';

/** 沟通协调: with whom, about what, when; and what came of it, if that is known already. */
export const RecordCoordination = z.strictObject({
  matter: z.optional(Id),
  with: plainText(100),
  what: plainText(1000),
  on: Day,
  outcome: z.optional(plainText(1000)),
});
export type RecordCoordination = z.infer<typeof RecordCoordination>;

/** What came of it. */
export const CloseCoordination = z.strictObject({ outcome: plainText(1000) });
export type CloseCoordination = z.infer<typeof CloseCoordination>;

/** §7.2.3.4: a problem is taken up between the principal and the authorities concerned, and recorded as it was. */
export function recordCoordination(now: Case, asked: RecordCoordination, context: Context): Decision {
  const forbidden = forbids('record-coordination', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  const { matter, with: other, what, on, outcome } = asked;
  if (matter && !handling.matters.some(({ id }) => id === matter)) return refused('A.1.1', 'matter-unknown');
  if (on < dayOf(handling.mandate.since) || on > dayOf(context.now)) return refused('7.2.3.4', 'coordination-date');
  return decided({
    type: 'CoordinationRecorded',
    id: context.newId(),
    ...(matter ? { about: matter } : {}),
    with: other,
    what,
    on,
    ...(outcome ? { outcome } : {}),
  });
}

/** §7.2.3.4: the problem is solved, or it is known that it can't be. */
export function closeCoordination(
  now: Case,
  coordination: string,
  { outcome }: CloseCoordination,
  context: Context,
): Decision {
  const forbidden = forbids('close-coordination', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  const open = handling.coordinations?.find(({ id }) => id === coordination);
  if (!open) return refused('7.2.3.4', 'coordination-unknown');
  if (open.outcome) return open.outcome === outcome ? nothing : refused('7.2.3.4', 'coordination-closed');
  return decided({ type: 'CoordinationClosed', coordination, outcome });
}
