import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { dayOf } from './calendar.ts';
import { resultOutcomes } from './case/matters.ts';
import { noticeMeans } from './case/telling.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { correctable, isCorrectable, putRight, saidIn } from './correction.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import type { Changes } from './events/correction.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { remediesFor } from './record-result.ts';
import { AuthorityNumber } from './submit.ts';
import { Day, plainText } from './values.ts';

/** 更正: which entry, what it should say, and why. */
export const CorrectEntry = z.strictObject({
  commit: z.int().check(z.minimum(1)),
  entry: z.int().check(z.minimum(0)),
  changes: z.strictObject({
    need: z.optional(plainText(1000)),
    told: z.optional(plainText(1000)),
    text: z.optional(plainText(1000)),
    explanation: z.optional(plainText(1000)),
    basis: z.optional(plainText(500)),
    authorityNumber: z.optional(AuthorityNumber),
    outcome: z.optional(z.enum(resultOutcomes)),
    means: z.optional(z.enum(noticeMeans)),
    on: z.optional(Day),
  }),
  reason: plainText(500),
});
export type CorrectEntry = z.infer<typeof CorrectEntry>;

/**
 * 更正 (7.2.7, A.4.2 as we read them: the record is true, and nothing of it disappears): a mistaken entry is put right by
 * another, by the agent in charge or the manager, until the case is sealed. An outcome is put right until it has been
 * delivered; what a signed form says, not at all.
 * @param entered the event that stands there, as it was entered
 */
export function correctEntry(
  now: Case,
  asked: CorrectEntry,
  entered: CaseEvent | undefined,
  context: Context,
): Decision {
  const forbidden = forbids('correct-entry', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (['archived', 'declined', 'withdrawn', 'merged', 'redirected', 'collected'].includes(now.stage))
    return serviceOver(now) as Refusal;
  const event = entered && putRightBefore(now, asked, entered);
  if (!event || !isCorrectable(event)) return refused('7.2.7', 'entry-not-correctable');
  const before = saidIn(event);
  const changes = Object.fromEntries(Object.entries(asked.changes).filter(([, value]) => value !== undefined));
  const fault = fieldFault(event, changes) ?? stateFault(now, event, changes, context);
  if (fault) return fault;
  if (Object.entries(changes).every(([field, value]) => before[field as keyof Changes] === value)) return nothing;
  const { commit, entry, reason } = asked;
  return decided({
    type: 'EntryCorrected',
    commit,
    entry,
    of: event.type,
    ...('matter' in event ? { matter: event.matter } : {}),
    before: Object.fromEntries(Object.keys(changes).map((field) => [field, before[field as keyof Changes]])),
    changes,
    ...(changes['outcome'] ? remediesFor(changes['outcome'] as Required<Changes>['outcome']) : {}),
    reason,
  });
}

/** The entry as earlier corrections have left it. */
const putRightBefore = ({ corrections = [] }: Case, { commit, entry }: CorrectEntry, entered: CaseEvent): CaseEvent =>
  corrections
    .filter((each) => each.commit === commit && each.entry === entry)
    .reduce((event, { changes = {} }) => putRight(event, changes), entered);

/** At least one field, and each of those that this entry has and said something of. */
function fieldFault(event: CaseEvent, changes: Changes): Refusal | undefined {
  const fields: readonly string[] = isCorrectable(event) ? correctable[event.type] : [];
  const asked = Object.keys(changes);
  const isSome = asked.length > 0 && asked.every((field) => fields.includes(field));
  return isSome ? undefined : refused('7.2.7', 'field-not-correctable');
}

/** What has gone out is not put right behind anybody's back. */
function stateFault(now: Case, event: CaseEvent, changes: Changes, { now: at }: Context): Refusal | undefined {
  if (event.type === 'ResultRecorded' && changes.outcome !== undefined) {
    const matter = 'matters' in now ? now.matters.find(({ id }) => id === event.matter) : undefined;
    return matter?.state === 'decided' ? undefined : refused('7.2.4', 'outcome-delivered');
  }
  if (event.type !== 'ServiceTerminated') return undefined;
  if ('form' in now && now.form) return refused('B.1', 'form-signed');
  if (changes.on === undefined) return undefined;
  const began = 'mandate' in now ? dayOf(now.mandate.since) : '';
  const inTime = event.told !== undefined && changes.on >= began && changes.on <= dayOf(at);
  return inTime ? undefined : refused('7.2.5.2', 'not-told');
}
