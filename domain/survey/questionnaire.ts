import type { EvaluationLevel } from '../case/endings.ts';
import type { Day } from '../values.ts';

/** What a survey asks: each question is answered by one of the five levels. */
export interface Questionnaire {
  readonly version: string;
  readonly effectiveFrom: Day;
  readonly basis: string;
  readonly questions: readonly { readonly id: string; readonly asks: string }[];
  /** Asks for free words. */
  readonly words: string;
}

/** The question by which a survey is counted; the others say why. */
export const mainQuestion = 'overall';

/**
 * §8.1: the text of GB/T 40762 could not be had, so that these questions are a proposal. A changed set gets a new version: results
 * always say by which they were asked.
 */
const questionnaires: readonly Questionnaire[] = [
  {
    version: '1',
    effectiveFrom: '2026-01-01',
    basis: '建议问卷v1（GB/T 40762 的指标以所购正文为准）',
    questions: [
      { id: mainQuestion, asks: '您对这次帮办、代办服务总体是否满意？' },
      { id: 'promptness', asks: '您对响应速度是否满意？' },
      { id: 'skill', asks: '您对工作人员的专业能力是否满意？' },
      { id: 'attitude', asks: '您对服务态度是否满意？' },
      { id: 'clarity', asks: '您对一次性告知的清晰程度是否满意？' },
      { id: 'feedback', asks: '您对进展反馈的及时程度是否满意？' },
      { id: 'access', asks: '您对办理渠道的便利程度是否满意？' },
      { id: 'outcome', asks: '您对办理结果是否满意？' },
      { id: 'privacy', asks: '您对个人信息的保护是否满意？' },
    ],
    words: '您还有什么意见或者建议？（请不要填写姓名、证件号码和电话）',
  },
];

/** The points of a level, as in the score of the ratings of single cases (口径v1 9.4). */
export const points: Readonly<Record<EvaluationLevel, number>> = {
  'very-satisfied': 100,
  satisfied: 80,
  'basically-satisfied': 60,
  dissatisfied: 40,
  'very-dissatisfied': 20,
};

/** Whether a level counts as satisfied (口径v1 9.4). */
export const isSatisfied = (level: EvaluationLevel): boolean => points[level] >= points['basically-satisfied'];

export const questionnaireOf = (version: string): Questionnaire | undefined =>
  questionnaires.find((each) => each.version === version);
