import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { operation } from './http/call.ts';
import { problem, refusalProblem } from './http/problem.ts';
import { improvements } from './store.ts';
import { improvementView } from './views/improvements.ts';

/** §8.3: a measure with all that was said of it. */
export const readImprovement = operation({
  answer: async ({ actor, now, path }) => {
    const told = await improvements().find(path['improvementId'] ?? '');
    if (!told) return problem('improvement-unknown');
    const forbidden = forbids('read-improvement', { office: told.now.office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    return { status: 200, headers: { etag: `"${told.version}"` }, body: improvementView(told, now) };
  },
});
