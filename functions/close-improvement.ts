import { CloseImprovement, closeImprovement as decide } from '../domain/improvement/close.ts';
import { type Asked, change } from './http/call.ts';
import { isProblem, problem } from './http/problem.ts';
import { changeImprovement, readingOf } from './improvements.ts';
import { improvements } from './store.ts';

/** §8.3: closed with the effect measured: the indicator of a later frozen month, read from the figures. */
export const closeImprovement = change({
  body: CloseImprovement,
  answer: async (asked: Asked<CloseImprovement>) => {
    const id = asked.path['improvementId'] ?? '';
    const found = await improvements().find(id);
    if (!found) return problem('improvement-unknown');
    const { indicator, office } = found.now;
    const effect = await readingOf(indicator, office, asked.body.month);
    if (isProblem(effect)) return effect;
    return changeImprovement(asked, { id, decide: (now = found.now, context) => decide(now, effect, context) });
  },
});
