import { deliver } from '../../../domain/deliver.ts';
import { evaluate, evaluateByLink, recordEvaluation } from '../../../domain/evaluate.ts';
import { judgeRating } from '../../../domain/judge-rating.ts';
import { raiseAgain } from '../../../domain/raise-again.ts';
import { signTerminationForm } from '../../../domain/sign-termination-form.ts';
import { resume, type Suspend, suspend } from '../../../domain/suspend.ts';
import { type Terminate, terminate } from '../../../domain/terminate.ts';
import { bearer, electronic, resumption, suspension } from '../../a-case.ts';
import { laterThan, raising } from '../../a-later-case.ts';
import { agent, helper, manager, principal } from '../../people.ts';
import { type Entry, sent } from './entry.ts';
import { ground } from './situations.ts';

const why = { ...ground, ground: 'no-cooperation' } as const;
const terminating = (details: Partial<Terminate>) => () => sent(terminate, { ...why, ...details });

const suspending = (details: Partial<Suspend>) => () => sent(suspend, { ...suspension, ...details });
const notYet = { means: 'paper', on: '2026-03-05' } as const;

export const ending = {
  suspend: {
    in: 'submitted',
    by: agent,
    ask: suspending({}),
    dates: {
      'told tomorrow': suspending({ told: notYet }),
      'told before the mandate': suspending({ told: { ...notYet, on: '2026-03-03' } }),
      'to end today': suspending({ expectedEnd: '2026-03-04' }),
      'to end later than the district allows': suspending({ expectedEnd: '2026-06-03' }),
    },
  },
  resume: {
    in: 'suspended',
    by: manager,
    ask: () => sent(resume, resumption),
    dates: { 'told tomorrow': () => sent(resume, { ...resumption, told: notYet }) },
    outlives:
      'a case must not rest for ever: it goes on, and what the mandate no longer covers is refused then (A.7.1)',
  },
  deliver: {
    in: 'decided',
    by: agent,
    ask: () => sent(deliver, 'm1', { receipt: electronic }),
    evidence: {
      'a receipt that is not in the case': () =>
        sent(deliver, 'm1', { receipt: { kind: 'signed', documentId: 'none' } }),
    },
  },
  terminate: {
    in: 'submitted',
    by: manager,
    ask: terminating({}),
    evidence: {
      'no word to the principal before': () =>
        sent(terminate, { ground: 'no-cooperation', explanation: why.explanation }),
      'no law where one is not met': terminating({ ground: 'not-qualified' }),
    },
    dates: {
      'told tomorrow': terminating({ told: { means: 'in-person', on: '2026-03-05' } }),
      'told before the agreement': terminating({ told: { means: 'in-person', on: '2026-03-03' } }),
    },
    outlives: 'a service whose term is over still has to be ended (7.2.5.2)',
  },
  'sign-termination-form': {
    in: 'terminated',
    by: agent,
    ask: () => sent(signTerminationForm, {}),
    evidence: {
      'papers still in custody': { in: 'terminated, papers held', ask: () => sent(signTerminationForm, {}) },
    },
    outlives: 'it is signed after the mandate is over (B.1)',
  },
  evaluate: {
    in: 'ended',
    by: principal,
    ask: () => sent(evaluate, { level: 'satisfied' }),
    outlives: 'the principal evaluates when the service is over (7.2.6)',
  },
  'evaluate-by-link': {
    in: 'ended',
    by: bearer,
    ask: () => sent(evaluateByLink, { level: 'satisfied', channel: 'link' }),
    outlives: 'the principal evaluates when the service is over (7.2.6)',
  },
  'record-evaluation': {
    in: 'ended',
    by: helper,
    ask: () =>
      sent(recordEvaluation, { level: 'dissatisfied', tags: ['no-news'], channel: 'paper', documentId: 'scan' }),
    evidence: {
      'a paper that is not in the case': () =>
        sent(recordEvaluation, { level: 'satisfied', channel: 'paper', documentId: 'none' }),
    },
    outlives: 'the principal evaluates when the service is over (7.2.6)',
  },
  'judge-rating': {
    in: 'rated, to be looked at twice',
    by: manager,
    ask: (now) =>
      sent(judgeRating, 'ratings' in now ? (now.ratings?.[0]?.id ?? '') : 'none', {
        verdict: 'invalid',
        reason: '系工作人员代评',
      }),
    outlives: 'the rating is of the service that is over (7.2.6)',
  },
  'raise-again': {
    in: 'ended',
    by: manager,
    ask: (now) => sent(raiseAgain, raising, laterThan(now)),
    outlives: 'the need is raised again after the service (8.3)',
  },
} as const satisfies Record<string, Entry>;
