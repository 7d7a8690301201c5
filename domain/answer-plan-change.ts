import * as z from 'zod/mini';
import type { Party } from './case/people.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { type FilingPlan, planOf } from './plan.ts';
import { negotiable, planFault } from './propose-plan-change.ts';
import { isScanned } from './sign-agreement.ts';
import { Id, plainText } from './values.ts';

const agreed = { answer: z.literal('agreed'), proposal: Id };
const declined = { answer: z.literal('refused'), proposal: Id, reason: plainText(500) };
const scan = { documentId: Id };

/** 答复变更提议: to which, and yes, or no with a reason. */
export const AnswerPlanChange = z.discriminatedUnion('answer', [z.strictObject(agreed), z.strictObject(declined)]);
export type AnswerPlanChange = z.infer<typeof AnswerPlanChange>;

/** The principal's answer on paper, with its scan. */
export const RecordPlanAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ ...agreed, ...scan }),
  z.strictObject({ ...declined, ...scan }),
]);
export type RecordPlanAnswer = z.infer<typeof RecordPlanAnswer>;

/** A.7.1: the principal answers what the mandatary proposed. */
export const answerOwnPlanChange = (now: Case, asked: AnswerPlanChange, context: Context): Decision =>
  forbids('answer-own-plan-change', subjectOf(now), context) ?? answered(now, asked, 'principal', context);

/** A.7.1: the agent in charge answers what the principal proposed. */
export const answerPlanChange = (now: Case, asked: AnswerPlanChange, context: Context): Decision =>
  forbids('answer-plan-change', subjectOf(now), context) ?? answered(now, asked, 'mandatary', context);

/** A.7.1: the principal answers on paper, recorded by the agent in charge with the scan. */
export const recordPlanAnswer = (now: Case, asked: RecordPlanAnswer, context: Context): Decision =>
  forbids('record-plan-answer', subjectOf(now), context) ?? answered(now, asked, 'principal', context);

/** A change is in force as soon as the other side agrees, as it was proposed; if the case has gone on past it, no more. */
function answered(now: Case, asked: AnswerPlanChange | RecordPlanAnswer, by: Party, context: Context): Decision {
  const { proposal } = asked;
  if (isAnswered(planOf(now), asked)) return nothing;
  // What is recorded for the principal is an act of the agent, and asks for the agent's mandate.
  const handling = negotiable(now, context.actor.kind === 'staff' ? 'mandatary' : by, context);
  if ('outcome' in handling) return handling;
  const open = handling.plan?.open;
  if (open?.id !== proposal) return refused('A.7.1', 'plan-proposal-unknown');
  if (open.by === by) return refused('A.7.1', 'plan-proposal-own');
  const documentId = 'documentId' in asked ? asked.documentId : undefined;
  const shown = documentId === undefined ? {} : { documentId };
  if (documentId !== undefined && !isScanned(handling, documentId)) return refused('A.7.1', 'plan-answer-scan-missing');
  if (asked.answer === 'refused')
    return decided({ type: 'PlanChangeRefused', proposal, by, reason: asked.reason, ...shown });
  return planFault(handling, open.milestones, context) ?? decided({ type: 'PlanChanged', proposal, by, ...shown });
}

const isAnswered = (
  plan: FilingPlan | undefined,
  { proposal, answer }: Pick<AnswerPlanChange, 'proposal' | 'answer'>,
) =>
  answer === 'agreed'
    ? plan?.versions.at(-1)?.change?.id === proposal
    : plan?.dropped?.id === proposal && plan.dropped.end === 'refused';
