import { responsible } from '../../../domain/in-guidance.ts';
import { inStage, mandated, type Rows, type When } from './when.ts';

const guided = inStage('guidance');

/** The first responder, or who took over since. */
const responsibleFor: When = (now, context) => !('outcome' in responsible(now, context));

const offered: When = (now, { actor }) =>
  now.stage === 'guidance' && actor.kind === 'staff' && now.assistance.offer?.to === actor.id;

const canBeConcluded: When = (now, context) => {
  const mine = responsible(now, context);
  if ('outcome' in mine) return false;
  const { form, advice, answers } = mine.assistance;
  return !!form && advice.length + answers > 0 && !mine.coordination?.some(({ settled }) => !settled);
};

/** Problems are taken up while the principal is helped, or by the agent whose mandate is in force. */
const coordinates: When = (now, context) => now.stage === 'guidance' || mandated(now, context);

const hasUnsettled: When = (now, context) =>
  coordinates(now, context) && 'coordination' in now && !!now.coordination?.some(({ settled }) => !settled);

const hasAdvice: When = (now) => now.stage === 'guidance' && now.assistance.advice.length > 0;

/** Assistance (7.1). */
export const assistance: Rows = {
  'receive-inquiry': ['receive-inquiry', inStage('inquiry')],
  redirect: ['redirect', inStage('inquiry')],
  'choose-form': ['choose-form', guided],
  advise: ['advise', guided],
  answer: ['answer', guided],
  'guide-materials': ['guide-materials', hasAdvice],
  'accompany-submission': ['accompany-submission', hasAdvice],
  'record-coordination': ['record-coordination', coordinates],
  'settle-coordination': ['settle-coordination', hasUnsettled],
  'hand-over-responsibility': ['hand-over-responsibility', responsibleFor],
  'accept-responsibility': ['accept-responsibility', offered],
  conclude: ['conclude', canBeConcluded],
  'convert-to-agency': ['convert-to-agency', (now, context) => responsibleFor(now, context) || offered(now, context)],
};
