import * as z from 'zod/mini';
import { dueDate } from '../calendar.ts';
import { type Decided, did } from '../chronicle.ts';
import type { Context } from '../context.ts';
import { refused } from '../decision.ts';
import { type Command, forbids } from '../permissions.ts';
import { Id, type Instant, plainText } from '../values.ts';

export const findingStates = ['open', 'answered', 'accepted', 'disputed', 'closed'] as const;
export type FindingState = (typeof findingStates)[number];

/** What a finding is about: a case of a sample, an office, or an indicator. */
export const FindingAbout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), sample: Id, caseId: Id }),
  z.strictObject({ kind: z.literal('office'), office: Id }),
  z.strictObject({ kind: z.literal('indicator'), office: Id, indicator: Id }),
]);
export type FindingAbout = z.infer<typeof FindingAbout>;

export const FileFinding = z.strictObject({ about: FindingAbout, text: plainText(1000) });
export type FileFinding = z.infer<typeof FileFinding>;
export const AnswerFinding = z.strictObject({ text: plainText(1000) });
export type AnswerFinding = z.infer<typeof AnswerFinding>;
export const SettleFinding = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('accepted') }),
  z.strictObject({ outcome: z.literal('disputed'), text: plainText(1000) }),
]);
export type SettleFinding = z.infer<typeof SettleFinding>;

interface Said {
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
}

/** A finding of a supervisor (监督意见) as it stands. */
export interface Finding {
  readonly id: string;
  /** The office that is to answer. */
  readonly office: string;
  readonly about: FindingAbout;
  readonly text: string;
  readonly filedAt: Instant;
  readonly filedBy: string;
  readonly state: FindingState;
  /** By when it is to be answered. */
  readonly dueAt: Instant;
  readonly answers: readonly Said[];
  readonly dispute?: Said;
  readonly reminded: number;
  readonly above?: number;
}

type Filed = Pick<Finding, 'id' | 'office' | 'about' | 'text' | 'dueAt'>;

export type FindingEvent =
  | { readonly type: 'FindingFiled'; readonly by: string; readonly filed: Filed }
  | { readonly type: 'FindingAnswered'; readonly by: string; readonly text: string }
  | { readonly type: 'FindingAccepted'; readonly by: string }
  | { readonly type: 'FindingDisputed'; readonly by: string; readonly text: string; readonly dueAt: Instant }
  | { readonly type: 'FindingReminded'; readonly level: number; readonly above?: number };

/** @throws Error for a history that does not begin with its filing */
export function evolveFinding(now: Finding | undefined, event: FindingEvent, at: Instant): Finding {
  if (event.type === 'FindingFiled')
    return { ...event.filed, filedAt: at, filedBy: event.by, state: 'open', answers: [], reminded: 0 };
  if (!now) throw new Error('A finding that was never filed');
  switch (event.type) {
    case 'FindingAnswered': {
      const answers = [...now.answers, { at, by: event.by, text: event.text }];
      return { ...now, answers, state: now.dispute ? 'closed' : 'answered' };
    }
    case 'FindingAccepted':
      return { ...now, state: 'accepted' };
    case 'FindingDisputed': {
      const { by, text, dueAt } = event;
      return { ...now, state: 'disputed', dispute: { at, by, text }, dueAt, reminded: 0 };
    }
    case 'FindingReminded':
      return { ...now, reminded: event.level, ...(event.above !== undefined && { above: event.above }) };
  }
}

type Decision = Decided<FindingEvent>;

const answerBy = ({ calendar, deadlines, now }: Context): Instant => dueDate(calendar, now, deadlines.finding).at;

/** §8.1: what a supervisor finds is filed, and its office answers it by a day. */
export function fileFinding({ about, text }: FileFinding, office: string, context: Context): Decision {
  const by = actorOf('file-finding', office, context);
  if (typeof by !== 'string') return by;
  const filed = { id: context.newId(), office, about, text, dueAt: answerBy(context) };
  return did({ type: 'FindingFiled', by, filed });
}

/** §8.1: answered by a manager; once, and once more when the answer was disputed. */
export function answerFinding(now: Finding, { text }: AnswerFinding, context: Context): Decision {
  const by = actorOf('answer-finding', now.office, context);
  if (typeof by !== 'string') return by;
  if (now.state !== 'open' && now.state !== 'disputed') return refused('8.1', 'finding-answered');
  return did({ type: 'FindingAnswered', by, text });
}

/** §8.1, as we read it: whoever filed it accepts the answer, or disputes it once; the answer to that is the last word, and stays on record. */
export function settleFinding(now: Finding, asked: SettleFinding, context: Context): Decision {
  const by = actorOf('settle-finding', now.office, context);
  if (typeof by !== 'string') return by;
  if (by !== now.filedBy) return refused('8.1', 'finding-of-another');
  if (now.state === asked.outcome) return did();
  if (now.state !== 'answered') return refused('8.1', 'finding-not-answered');
  if (asked.outcome === 'accepted') return did({ type: 'FindingAccepted', by });
  return did({ type: 'FindingDisputed', by, text: asked.text, dueAt: answerBy(context) });
}

const waits = ({ state }: Finding): boolean => state === 'open' || state === 'disputed';

/** §8.1: an answer that is overdue goes up step by step, as every other deadline does. */
export function remindOfFinding(now: Finding, context: Context): Decision {
  if (!waits(now)) return did();
  const level = levels(now, context).findLastIndex((at) => context.now > at) + 1;
  if (level <= now.reminded) return did();
  const above = context.deadlines.escalation[level - 2]?.above;
  return did({ type: 'FindingReminded', level, ...(above !== undefined && { above }) });
}

/** When it must be looked at next; undefined when nothing more falls due. */
export const nextFindingReminder = (now: Finding, context: Context): Instant | undefined =>
  waits(now) ? levels(now, context)[now.reminded] : undefined;

const levels = ({ dueAt }: Finding, { calendar, deadlines }: Context): Instant[] => [
  dueAt,
  ...deadlines.escalation.map(({ after }) => dueDate(calendar, dueAt, after).at),
];

function actorOf(command: Command, office: string, context: Context) {
  const forbidden = forbids(command, { office }, context);
  if (forbidden) return forbidden;
  return context.actor.kind === 'staff' ? context.actor.id : refused('5.3.2', 'not-permitted');
}
