import {
  type PromiseImprovement as Asking,
  promiseImprovement as decide,
  PromiseImprovement,
} from '../domain/improvement/promise.ts';
import { forbids } from '../domain/permissions.ts';
import { contextFor, district } from './district.ts';
import { type Asked, change } from './http/call.ts';
import { isProblem, problem, refusalProblem } from './http/problem.ts';
import { changeImprovement, readingOf } from './improvements.ts';
import { staffDirectory } from './store.ts';

/** §8.3: a problem becomes a measure with owner, day, and the indicator it should move, whose value is read from the figures. */
export const promiseImprovement = change({
  body: PromiseImprovement,
  answer: async (asked: Asked<Asking>) => {
    const { actor, now, body } = asked;
    const office = body.office ?? (actor.kind === 'staff' ? actor.office : '');
    if (!district.offices.some(({ code }) => code === office))
      return problem('fields-invalid', { errors: [{ field: 'office', message: '本区没有这个政务服务部门。' }] });
    const forbidden = forbids('promise-improvement', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const [base, owner] = await Promise.all([
      readingOf(body.indicator, office, body.month),
      staffDirectory().find(body.owner),
    ]);
    if (isProblem(base)) return base;
    return changeImprovement(asked, { decide: (_, context) => decide({ ...body, office }, owner, base, context) });
  },
});
