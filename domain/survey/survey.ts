import type { Month } from '../measure/row.ts';
import type { Instant } from '../values.ts';
import type { SampleSize } from './sample.ts';

/** What a survey is to find out, from whom, and how. */
export interface SurveyPlan {
  readonly title: string;
  /** The office at the top; services of everything below it are the population. */
  readonly office: string;
  /** Services that ended in these months. */
  readonly from: Month;
  readonly to: Month;
  /** 帮办 or 代办 alone; absent for both. */
  readonly service?: 'assistance' | 'agency' | undefined;
  /** Version of the questionnaire. */
  readonly questionnaire: string;
  readonly sample: SampleSize;
  /** Simple random, or divided by office. */
  readonly by: 'all' | 'office';
  /** The last day for answers, in Beijing. */
  readonly until: string;
}

/** How the sample was drawn, whole: with the kept population and the seed anybody draws the same. */
export interface Drawing {
  /** Digest of the population. */
  readonly population: string;
  readonly strata: readonly {
    readonly key: string;
    readonly population: number;
    readonly allocated: number;
    readonly sampled: number;
  }[];
  /** Services that ended and are not part of the population: nobody can be asked. */
  readonly noContact: number;
  /** Cases that were passed over in the drawing: their principals took back a consent. */
  readonly takenBack: readonly string[];
}

export type SurveyEvent =
  | (SurveyPlan & { readonly type: 'SurveyAnnounced'; readonly seed: string })
  | (Drawing & { readonly type: 'SampleDrawn' })
  | { readonly type: 'SurveyClosed' };

/** An event as it is kept: when, and by whom (staff id). */
export interface SurveyEntry {
  readonly at: Instant;
  readonly by: string;
  readonly event: SurveyEvent;
}

interface Base {
  readonly id: string;
  readonly plan: SurveyPlan;
  readonly seed: string;
  readonly announcedAt: Instant;
}

export interface AnnouncedSurvey extends Base {
  readonly stage: 'announced';
}

export interface DrawnSurvey extends Base {
  readonly stage: 'drawn';
  readonly drawing: Drawing;
  readonly drawnAt: Instant;
}

export interface ClosedSurvey extends Base {
  readonly stage: 'closed';
  readonly drawing: Drawing;
  readonly drawnAt: Instant;
  readonly closedAt: Instant;
}

export const surveyStages = ['announced', 'drawn', 'closed'] as const;

/** A periodic survey (§8.1, GB/T 40762): beside the ratings of single cases, and never mixed with them. */
export type Survey = AnnouncedSurvey | DrawnSurvey | ClosedSurvey;

/** A survey as its entries say it is. @throws Error for entries that do not begin with its announcement */
export function surveyOf(id: string, entries: readonly SurveyEntry[]): Survey {
  const survey = entries.reduce<Survey | undefined>((now, entry) => evolve(id, now, entry), undefined);
  if (!survey) throw new Error(`No survey ${id}`);
  return survey;
}

function evolve(id: string, now: Survey | undefined, { at, event }: SurveyEntry): Survey {
  if (event.type === 'SurveyAnnounced') {
    const { type: _, seed, ...plan } = event;
    return { id, stage: 'announced', plan, seed, announcedAt: at };
  }
  if (event.type === 'SampleDrawn' && now?.stage === 'announced') {
    const { type: _, ...drawing } = event;
    return { ...now, stage: 'drawn', drawing, drawnAt: at };
  }
  if (event.type === 'SurveyClosed' && now?.stage === 'drawn') return { ...now, stage: 'closed', closedAt: at };
  throw new Error(`${event.type} does not follow ${now?.stage ?? 'nothing'}`);
}
