import { resultsFrom } from '../../domain/survey/close.ts';
import type { Member } from '../../domain/survey/member.ts';
import type { Estimate } from '../../domain/survey/results.ts';
import type { ClosedSurvey, Survey } from '../../domain/survey/survey.ts';
import type { Voice } from '../../domain/survey/voice.ts';
import type { SurveySummary } from '../../store/surveys.ts';
import { district } from '../district.ts';
import type { CallBackView, ResultsView, SurveyLine, SurveyView, VoiceView } from './shapes/surveys.ts';

const named = <Code extends string>(code: Code, names: Readonly<Record<Code, string>>) => ({ code, name: names[code] });

const officeName = (code: string): string => district.offices.find((office) => office.code === code)?.name ?? code;

const stratumName = (key: string): string => (key === 'all' ? '不分层' : officeName(key));

const stageNames = { announced: '已发布', drawn: '测评中', closed: '已结束' } as const;
const statusNames = { shown: '公布', hidden: '样本不足，不公布' } as const;
const sourceNames = {
  'special-supervisor': '特邀监督员',
  media: '新闻媒体',
  citizens: '社会大众',
  'other-department': '相关部门',
} as const;
const channelNames = {
  meeting: '座谈会',
  'on-site': '实地走访',
  phone: '电话',
  letter: '来信',
  press: '报道',
  online: '网络',
} as const;

export const surveyLine = ({ stage, office, ...rest }: SurveySummary): SurveyLine => ({
  ...rest,
  office: { code: office, name: officeName(office) },
  stage: named(stage, stageNames),
});

/** A survey as managers see it. How it goes is a matter of numbers alone until it is closed. */
export function surveyView(survey: Survey, members: readonly Member[]): SurveyView {
  const { id, plan, seed, announcedAt, stage } = survey;
  const { title, office, from, to, until, service, questionnaire, sample, by } = plan;
  return {
    ...surveyLine({ id, stage, announcedAt, title, office, from, to, until }),
    ...(service && { service }),
    questionnaire,
    sample,
    by,
    seed,
    ...drawnView(survey, members),
    ...(survey.stage === 'closed' && { closedAt: survey.closedAt, results: resultsView(survey, members) }),
  };
}

function drawnView(survey: Survey, members: readonly Member[]): Pick<SurveyView, 'drawnAt' | 'drawing' | 'progress'> {
  if (survey.stage === 'announced') return {};
  const { drawing, drawnAt } = survey;
  const { strata, takenBack, noContact, population } = drawing;
  return {
    drawnAt,
    drawing: {
      population,
      strata: strata.map((each) => ({ ...each, name: stratumName(each.key) })),
      noContact,
      takenBack: takenBack.length,
    },
    progress: {
      sampled: members.length,
      invited: members.filter(({ invitedAt }) => invitedAt).length,
      answered: members.filter(({ answer }) => answer).length,
      unreached: members.filter(({ answer, unreached }) => !answer && unreached).length,
    },
  };
}

function resultsView(survey: ClosedSurvey, members: readonly Member[]): ResultsView {
  const { total, questions, strata, ...rest } = resultsFrom(survey, members);
  return {
    ...rest,
    total: estimateView(total),
    questions: questions.map(({ question, ...each }) => ({ question, ...estimateView(each) })),
    strata: strata.map(({ key, population, sampled, responseRate, ...each }) => ({
      key,
      name: stratumName(key),
      population,
      sampled,
      responseRate,
      ...estimateView(each),
    })),
    // In the order of the words themselves: not of the cases, so that none can be told from its place.
    words: members.flatMap(({ answer }) => (answer?.words ? [answer.words] : [])).sort(),
  };
}

const estimateView = ({ status, ...rest }: Estimate) => ({ status: named(status, statusNames), ...rest });

export const memberView = ({ caseId, answer, unreached = [] }: Member): CallBackView => ({
  caseId,
  answered: answer !== undefined,
  unreached: unreached.length,
});

export const voiceView = ({ office, source, channel, ...rest }: Voice): VoiceView => ({
  ...rest,
  office: { code: office, name: officeName(office) },
  source: named(source, sourceNames),
  channel: named(channel, channelNames),
});
