import type { Decided } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { Improvement, ImprovementEvent, Reading } from '../domain/improvement/improvement.ts';
import { compute } from '../domain/measure/compute.ts';
import { inForceIn } from '../domain/measure/indicator.ts';
import { indicators } from '../domain/measure/indicators/all.ts';
import type { Month } from '../domain/measure/row.ts';
import { officesBelow } from '../domain/offices.ts';
import { keys } from '../store/keys.ts';
import { changeChronicle } from './change-chronicle.ts';
import { district } from './district.ts';
import { answerChronicle } from './http/answer-chronicle.ts';
import { type Asked, change, type Operation, type Schema } from './http/call.ts';
import { type Problem, problem } from './http/problem.ts';
import { listedImprovement } from './listed-improvement.ts';
import { counts, improvements } from './store.ts';
import { countImprovement } from './tasks/count-improvement.ts';
import { improvementView } from './views/improvements.ts';

/**
 * §8.3: what the figures say of an indicator for a month, of an office with all below it, as first counted.
 * @returns a problem when there was no such indicator then
 */
export async function readingOf(id: string, office: string, month: Month): Promise<Reading | Problem> {
  if (!inForceIn(month, indicators).some((each) => each.id === id)) return problem('indicator-unknown');
  const { reading } = await counts().generations();
  const below = officesBelow(district.offices, office);
  const figures = await compute(counts().month(reading, month, below), {
    indicators: indicators.filter((each) => each.id === id),
    period: { from: month, to: month },
    through: month,
    offices: district.offices,
    office,
    dimensions: [],
  });
  const { value, version = '' } = figures.total[0] ?? {};
  return { month, version, ...(value !== undefined && { value }) };
}

type Deciding<Body> = (
  now: Improvement,
  asked: Asked<Body>,
  context: Context,
) => Decided<ImprovementEvent> | Promise<Decided<ImprovementEvent>>;

/** POST on a measure: load, decide, save, count, and answer how it stands now. */
export const improvementCommand = <Body>(body: Schema<Body>, decide: Deciding<Body>): Operation =>
  change({
    body,
    answer: (asked) =>
      changeImprovement(asked, {
        id: asked.path['improvementId'] ?? '',
        decide: (now, context) => decide(now as Improvement, asked, context),
      }),
  });

interface Changing {
  readonly id?: string;
  readonly decide: (
    now: Improvement | undefined,
    context: Context,
  ) => Decided<ImprovementEvent> | Promise<Decided<ImprovementEvent>>;
}

/** One command on a measure, or the promise of a new one. */
export async function changeImprovement(asked: Asked, { id, decide }: Changing) {
  const outcome = await changeChronicle(asked, {
    of: improvements(),
    id,
    decide,
    idOf: (events) => promisedIn(events)?.id ?? '',
    listed: listedImprovement,
    further: (events) => {
      const promised = promisedIn(events);
      return promised ? [{ put: { ...keys.promised(promised.base.month, promised.id), v: 1 } }] : [];
    },
  });
  if (outcome.kind === 'done' && !outcome.replayed) await countImprovement(outcome.told);
  return answerChronicle(outcome, {
    unknown: 'improvement-unknown',
    show: (told) => improvementView(told, asked.now),
    place: (made) => `/v1/manage/improvements/${made}`,
  });
}

const promisedIn = (events: readonly ImprovementEvent[]) =>
  events.flatMap((event) => (event.type === 'ImprovementPromised' ? [event.promised] : []))[0];
