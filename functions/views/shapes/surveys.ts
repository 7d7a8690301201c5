import * as z from 'zod/mini';
import { evaluationLevels } from '../../../domain/case/endings.ts';
import { surveyStages } from '../../../domain/survey/survey.ts';
import { voiceChannels, voiceSources } from '../../../domain/survey/voice.ts';
import { Day, Digest, Id } from '../../../domain/values.ts';
import { Month } from '../../requests.ts';
import { CaseId, count, instant, listOf, named, text } from './values.ts';

/** Surveys, their samples and results; voices from outside. */

const line = {
  id: Id,
  title: text,
  office: named(Id),
  from: Month,
  to: Month,
  until: Day,
  stage: named(z.enum(surveyStages)),
  announcedAt: instant,
};

const SurveyLine = z.strictObject(line);
export type SurveyLine = z.infer<typeof SurveyLine>;

export const SurveyList = listOf(SurveyLine);

const estimate = {
  status: named(z.enum(['shown', 'hidden'])),
  answered: count,
  satisfaction: z.optional(text),
  margin: z.optional(text),
  mean: z.optional(text),
};

const Results = z.strictObject({
  population: count,
  sampled: count,
  responseRate: text,
  total: z.strictObject(estimate),
  questions: z.array(z.strictObject({ question: text, ...estimate })),
  strata: z.array(
    z.strictObject({ key: text, name: text, population: count, sampled: count, responseRate: text, ...estimate }),
  ),
  words: z.array(text),
});
export type ResultsView = z.infer<typeof Results>;

export const SurveyShape = z.strictObject({
  ...line,
  service: z.optional(z.enum(['assistance', 'agency'])),
  questionnaire: text,
  sample: z.strictObject({ size: z.optional(count), margin: z.optional(count) }),
  by: z.enum(['all', 'office']),
  seed: text,
  drawnAt: z.optional(instant),
  closedAt: z.optional(instant),
  drawing: z.optional(
    z.strictObject({
      population: Digest,
      strata: z.array(z.strictObject({ key: text, name: text, population: count, allocated: count, sampled: count })),
      noContact: count,
      takenBack: count,
    }),
  ),
  progress: z.optional(z.strictObject({ sampled: count, invited: count, answered: count, unreached: count })),
  results: z.optional(Results),
});
export type SurveyView = z.infer<typeof SurveyShape>;

export const SurveySample = z.strictObject({
  seed: text,
  rule: text,
  population: Digest,
  strata: z.array(z.strictObject({ key: text, allocated: count, cases: z.array(CaseId) })),
  takenBack: z.array(CaseId),
  sample: z.array(CaseId),
  same: z.boolean(),
});

export const CallBacks = z.strictObject({
  items: z.array(
    z.strictObject({ caseId: CaseId, office: named(Id), invitedAt: z.optional(instant), unreached: count }),
  ),
});

export const CallBack = z.strictObject({ caseId: CaseId, answered: z.boolean(), unreached: count });
export type CallBackView = z.infer<typeof CallBack>;

export const SurveyForm = z.strictObject({
  title: text,
  until: instant,
  questionnaire: text,
  questions: z.array(z.strictObject({ id: text, asks: text })),
  words: text,
  levels: z.array(named(z.enum(evaluationLevels))),
});

export const AnsweredByLink = z.strictObject({ at: instant });

export const VoiceShape = z.strictObject({
  id: Id,
  office: named(Id),
  source: named(z.enum(voiceSources)),
  channel: named(z.enum(voiceChannels)),
  on: Day,
  text,
  at: instant,
  by: text,
});
export type VoiceView = z.infer<typeof VoiceShape>;

export const VoiceList = listOf(VoiceShape);
