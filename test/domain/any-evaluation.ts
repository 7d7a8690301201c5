import { evaluationLevels } from '../../domain/case/endings.ts';
import { evaluate, evaluateByLink, recordEvaluation } from '../../domain/evaluate.ts';
import { judgeRating } from '../../domain/judge-rating.ts';
import { raiseAgain } from '../../domain/raise-again.ts';
import { ratingVerdicts } from '../../domain/rating.ts';
import { bearer } from '../a-case.ts';
import { laterThan, raising } from '../a-later-case.ts';
import { colleague, headOfTown, helper, manager, principal } from '../people.ts';
import type { AnyCommand } from './any.ts';
import { sent } from './asked/entry.ts';
import type { CaseCommand } from './case-commands.ts';
import { pick } from './pick.ts';

const anyRating = (by: number) => ({
  level: pick(evaluationLevels, by),
  ...(by % 3 ? {} : { tags: [pick(['few-trips', 'late', 'asked-to-pay'], by >> 2)] }),
  ...(by % 5 ? {} : { suggestion: pick(['希望周末也能办', '窗口少'], by >> 3) }),
  ...(by % 7 ? {} : { anonymous: true }),
});

const anySigns = (by: number) => ({ staffAccount: by % 4 === 0, sameWords: by % 5 });

/** Of ratings and what is judged of them. */
export const anyEvaluations = {
  evaluate: { who: principal, ask: (_, by) => sent(evaluate, { ...anyRating(by), signs: anySigns(by) }) },
  'evaluate-by-link': {
    who: bearer,
    ask: (_, by) =>
      sent(evaluateByLink, { ...anyRating(by), channel: pick(['link', 'device'] as const, by), signs: anySigns(by) }),
  },
  'record-evaluation': {
    who: (now) => pick([colleague, helper], now.documents.length),
    ask: (now, by) =>
      by % 2
        ? sent(recordEvaluation, { ...anyRating(by), channel: 'phone' })
        : sent(recordEvaluation, {
            ...anyRating(by),
            channel: 'paper',
            documentId: now.documents.at(-1)?.id ?? 'none',
          }),
  },
  'judge-rating': {
    who: (now) => pick([manager, headOfTown], 'ratings' in now ? (now.ratings?.at(-1)?.judgements?.length ?? 0) : 0),
    ask: (now, by) =>
      sent(judgeRating, 'ratings' in now ? (now.ratings?.at(-1)?.id ?? 'none') : 'none', {
        verdict: pick(ratingVerdicts, by),
        reason: '经核实',
      }),
  },
  'raise-again': { who: manager, ask: (now, by) => sent(raiseAgain, raising, laterThan(now, 1 + (by % 18))) },
} satisfies Partial<Record<CaseCommand, AnyCommand>>;
