import { compute } from '../domain/measure/compute.ts';
import { freezeOf } from '../domain/measure/contributions.ts';
import { indicators } from '../domain/measure/indicators/all.ts';
import { officesBelow } from '../domain/offices.ts';
import { forbids } from '../domain/permissions.ts';
import { contextFor, district } from './district.ts';
import { whenCounted } from './figures.ts';
import { type Asked, operation } from './http/call.ts';
import { refusalProblem } from './http/problem.ts';
import { ReadFigures } from './requests.ts';
import { countChecks, counts } from './store.ts';
import { figuresView } from './views/figures.ts';

/**
 * §8.3: the indicators of a month, of an office with all below it, added up from the leaves of that month: what is read grows with
 * the month alone. Each carries what it was divided by, what was left out, and the version of its definition.
 */
export const readFigures = operation({
  query: ReadFigures,
  answer: async ({ actor, now, query }: Asked<unknown, ReadFigures>) => {
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('read-figures', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const { month, by } = query;
    const [generations, check] = await Promise.all([counts().generations(), countChecks().latest()]);
    const figures = await compute(counts().month(generations.reading, month, officesBelow(district.offices, office)), {
      indicators,
      period: { from: month, to: month },
      ...whenCounted(query, now),
      offices: district.offices,
      office,
      dimensions: by ? [by] : [],
    });
    return { status: 200, body: figuresView({ figures, frozen: now > freezeOf(month), generations, check }) };
  },
});
