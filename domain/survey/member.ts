import * as z from 'zod/mini';
import { dayOf } from '../calendar.ts';
import { evaluationLevels } from '../case/endings.ts';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import type { Happened } from '../evolve.ts';
import { forbids } from '../permissions.ts';
import { type Instant, plainText } from '../values.ts';
import { mainQuestion, questionnaireOf } from './questionnaire.ts';
import type { Sampled } from './sample.ts';
import type { Survey } from './survey.ts';

/** One of the sample, and what became of it. */
export interface Member extends Sampled {
  /** The office of the case, also where the population was not divided. */
  readonly office: string;
  readonly invitedAt?: Instant;
  /** Calls that reached nobody. */
  readonly unreached?: readonly { readonly at: Instant; readonly by: string }[];
  readonly answer?: MemberAnswer;
}

export interface MemberAnswer {
  readonly at: Instant;
  readonly channel: 'link' | 'phone';
  /** Staff id of whoever called. */
  readonly by?: string;
  readonly answers: readonly QuestionAnswer[];
  readonly words?: string;
  /** In a call-back: whether the principal says that the need was met. */
  readonly resolved?: boolean;
}

const QuestionAnswer = z.strictObject({
  question: z.string().check(z.regex(/^[a-z-]{1,32}$/)),
  level: z.enum(evaluationLevels),
});
type QuestionAnswer = z.infer<typeof QuestionAnswer>;

const filled = {
  answers: z.array(QuestionAnswer).check(z.minLength(1), z.maxLength(30)),
  words: z.optional(plainText(500)),
};

/** The questions answered; the main one must be among them. */
export const AnswerSurvey = z.strictObject(filled);
export type AnswerSurvey = z.infer<typeof AnswerSurvey>;

/** What a call came to. */
export const RecordCallBack = z.discriminatedUnion('reached', [
  z.strictObject({ reached: z.literal(false) }),
  z.strictObject({ reached: z.literal(true), resolved: z.boolean(), ...filled }),
]);
export type RecordCallBack = z.infer<typeof RecordCallBack>;

/** Whether answers are still taken: of a drawn survey, until the end of its last day. */
export const isOpen = (survey: Survey, now: Instant): boolean =>
  survey.stage === 'drawn' && dayOf(now) <= survey.plan.until;

/** §8.1: a principal answers, once, by a one-time link. */
export function answerSurvey(survey: Survey, member: Member, asked: AnswerSurvey, now: Instant): Member | Refusal {
  const hindered = hindrance(survey, member, now) ?? faultIn(survey, asked.answers);
  return hindered ?? { ...member, answer: { at: now, channel: 'link', ...asked } };
}

/**
 * §8.1: what was answered in a call-back, entered by staff of the office that surveys. Who had a part in the case may not ask how it
 * was.
 */
export function recordCallBack(
  survey: Survey,
  member: Member,
  asked: RecordCallBack,
  { now: found, history }: { readonly now: Case; readonly history: readonly ActedOn[] },
  context: Context,
): Member | Refusal {
  const { actor, now } = context;
  const forbidden = forbids('record-call-back', survey.plan, context);
  if (forbidden) return forbidden;
  if (actor.kind !== 'staff') return refused('5.3.2', 'not-permitted');
  if (isConcerned(actor.id, found, history)) return refused('8.1', 'concerned-with-case');
  const hindered = hindrance(survey, member, now);
  if (hindered) return hindered;
  if (!asked.reached) return { ...member, unreached: [...(member.unreached ?? []), { at: now, by: actor.id }] };
  const { reached: _, ...answer } = asked;
  return (
    faultIn(survey, answer.answers) ?? { ...member, answer: { at: now, channel: 'phone', by: actor.id, ...answer } }
  );
}

/** A commit, with who made it. */
type ActedOn = Happened & { readonly actor: { readonly kind: string; readonly id?: string } };

/** Whoever ever acted in the case, is in charge of it, or is its principal. */
const isConcerned = (staff: string, now: Case, history: readonly ActedOn[]): boolean =>
  now.principal.account === staff ||
  ('agent' in now && now.agent === staff) ||
  history.some(({ actor }) => actor.kind === 'staff' && actor.id === staff);

function hindrance(survey: Survey, member: Member, now: Instant): Refusal | undefined {
  if (!isOpen(survey, now)) return refused('8.1', 'survey-not-open');
  return member.answer ? refused('8.1', 'survey-answered') : undefined;
}

/** Every question is one of the questionnaire, none stands twice, and the main one is there. */
function faultIn({ plan }: Survey, answers: readonly QuestionAnswer[]): Refusal | undefined {
  const known = new Set(questionnaireOf(plan.questionnaire)?.questions.map(({ id }) => id));
  const ids = answers.map(({ question }) => question);
  const fits = ids.includes(mainQuestion) && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
  return fits ? undefined : refused('8.1', 'survey-questions');
}
