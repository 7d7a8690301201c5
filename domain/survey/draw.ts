import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { forbids } from '../permissions.ts';
import { allocate, drawn, populationDigest, type Sampled, type Stratum, sizeOf } from './sample.ts';
import type { Survey, SurveyEvent } from './survey.ts';

/** Whose services ended in the period: those who can be asked, and how many cannot. */
export interface Population {
  /** Case numbers by office. */
  readonly offices: ReadonlyMap<string, readonly string[]>;
  readonly noContact: number;
}

/** More than are looked at while somebody waits. */
export const tooMany = refused('8.1', 'survey-population-large');

/** The strata of a survey, in the order of their keys. */
export function strataOf({ plan: { by } }: Pick<Survey, 'plan'>, { offices }: Pick<Population, 'offices'>): Stratum[] {
  if (by === 'all') return [{ key: 'all', cases: [...offices.values()].flat().toSorted() }];
  return [...offices]
    .filter(([, cases]) => cases.length > 0)
    .map(([key, cases]) => ({ key, cases: cases.toSorted() }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Refused, or free to be drawn: by a manager, once. @returns undefined when it may be drawn, `drawn` when it is already */
export function mayDraw({ plan, stage }: Survey, context: Context): Refusal | 'drawn' | undefined {
  const forbidden = forbids('draw-survey', plan, context);
  if (forbidden) return forbidden;
  return stage === 'announced' ? undefined : 'drawn';
}

/**
 * §8.1: the sample of a survey. Which of the cases drawn may not be asked can only be known by looking at each: so it is drawn, the
 * new ones are looked at, and it is drawn again without those that may not be asked, until nobody is left to pass over.
 * @param tookBack of these cases, those whose principals took back a consent
 */
export async function drawSurvey(
  { plan, seed }: Survey,
  strata: readonly Stratum[],
  noContact: number,
  tookBack: (caseIds: readonly string[]) => Promise<readonly string[]>,
  digest: (text: string) => string,
): Promise<{ readonly event: Extract<SurveyEvent, { type: 'SampleDrawn' }>; readonly sample: Sampled[] } | Refusal> {
  const total = strata.reduce((sum, { cases }) => sum + cases.length, 0);
  if (total === 0) return refused('8.1', 'survey-population-empty');
  const allocation = allocate(sizeOf(plan.sample, total), strata);
  const [seen, passedOver] = [new Set<string>(), new Set<string>()];
  for (;;) {
    const sample = drawn(seed, strata, allocation, passedOver, digest);
    const fresh = sample.map(({ caseId }) => caseId).filter((caseId) => !seen.has(caseId));
    if (fresh.length === 0) {
      const sampledIn = Map.groupBy(sample, ({ stratum }) => stratum);
      const shown = strata.map(({ key, cases }) => ({
        key,
        population: cases.length,
        allocated: allocation.get(key) ?? 0,
        sampled: sampledIn.get(key)?.length ?? 0,
      }));
      const population = populationDigest(strata, digest);
      const takenBack = [...passedOver].sort();
      return { event: { type: 'SampleDrawn', population, strata: shown, noContact, takenBack }, sample };
    }
    for (const caseId of fresh) seen.add(caseId);
    for (const caseId of await tookBack(fresh)) passedOver.add(caseId);
  }
}

/** The sample of a survey once more, from its kept population. */
export function drawnAgain(
  { seed, drawing }: Extract<Survey, { stage: 'drawn' | 'closed' }>,
  strata: readonly Stratum[],
  digest: (text: string) => string,
): Sampled[] {
  const allocation = new Map(drawing.strata.map(({ key, allocated }) => [key, allocated]));
  return drawn(seed, strata, allocation, new Set(drawing.takenBack), digest);
}
