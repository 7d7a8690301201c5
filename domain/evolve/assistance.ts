import type { Assistance } from '../assistance.ts';
import type { AcceptanceCase, GuidanceCase, InquiryCase } from '../case.ts';
import type { AssistanceEvent } from '../events/assistance.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

function received(now: InquiryCase, { agent }: EventOf<'InquiryReceived'>, at: Instant): GuidanceCase {
  const assistance: Assistance = {
    firstResponder: agent,
    advice: [],
    answers: 0,
    checked: [],
    submissions: [],
    attendedAt: at,
  };
  return { ...now, stage: 'guidance', agent, receivedAt: at, assistance };
}

/** The assistance with a change; `at` is given when the principal was told or helped by it. */
const changed = (now: GuidanceCase, change: Partial<Assistance>, at?: Instant): GuidanceCase => ({
  ...now,
  assistance: { ...now.assistance, ...change, ...(at ? { attendedAt: at } : {}) },
});

/** What was looked through last is what stands. */
function checked(now: GuidanceCase, { item, materials }: EventOf<'MaterialsGuided'>, at: Instant): GuidanceCase {
  const others = now.assistance.checked.filter((each) => each.item !== item);
  return changed(now, { checked: [...others, { item, materials, at }] }, at);
}

function accompanied(now: GuidanceCase, event: EventOf<'SubmissionAccompanied'>, at: Instant): GuidanceCase {
  const { type: _, by: __, ...submission } = event;
  return changed(now, { submissions: [...now.assistance.submissions, submission] }, at);
}

/** A hand-over ends with its acceptance, or with the case. */
function withoutOffer(now: GuidanceCase): GuidanceCase {
  const { offer: _, ...assistance } = now.assistance;
  return { ...now, assistance };
}

const converted = (now: GuidanceCase, agent: string, at: Instant): AcceptanceCase => ({
  ...withoutOffer(now),
  stage: 'acceptance',
  service: 'agency',
  agent,
  convertedAt: at,
});

/** §7.1. */
export const assistanceEvolutions: Evolutions<AssistanceEvent['type']> = {
  InquiryReceived: (now, event, at) => received(during(now, 'inquiry'), event, at),
  CaseRedirected: (now, { type: _, ...redirection }) => ({
    ...during(now, 'inquiry'),
    stage: 'redirected',
    redirection,
  }),
  FormChosen: (now, { form }) => changed(during(now, 'guidance'), { form }),
  AdviceGiven: (now, { notice }, at) => {
    const guided = during(now, 'guidance');
    return changed(guided, { advice: [...guided.assistance.advice, notice] }, at);
  },
  QuestionAnswered: (now, _, at) => {
    const guided = during(now, 'guidance');
    return changed(guided, { answers: guided.assistance.answers + 1 }, at);
  },
  MaterialsGuided: (now, event, at) => checked(during(now, 'guidance'), event, at),
  SubmissionAccompanied: (now, event, at) => accompanied(during(now, 'guidance'), event, at),
  ResponsibilityOffered: (now, { to, reason }) => changed(during(now, 'guidance'), { offer: { to, reason } }),
  ResponsibilityAccepted: (now, { agent }) => ({ ...withoutOffer(during(now, 'guidance')), agent }),
  AssistanceConcluded: (now, { resolved, explanation }, at) => ({
    ...withoutOffer(during(now, 'guidance')),
    stage: 'appraisal',
    conclusion: { resolved, explanation },
    concludedAt: at,
    evaluationUntil: at,
  }),
  ConvertedToAgency: (now, { agent }, at) => converted(during(now, 'guidance'), agent, at),
};
