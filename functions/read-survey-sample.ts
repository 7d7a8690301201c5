import { refused } from '../domain/decision.ts';
import { drawnAgain } from '../domain/survey/draw.ts';
import { populationDigest } from '../domain/survey/sample.ts';
import { sha256Hex } from '../store/digest.ts';
import { type Asked, operation } from './http/call.ts';
import { isProblem, refusalProblem } from './http/problem.ts';
import { findSurvey } from './http/survey.ts';
import { surveys } from './store.ts';

/**
 * §8.1: everything the sample was drawn from, so that anybody can draw it again; and whether drawing it again here gives the same.
 */
export const readSurveySample = operation({
  answer: async (asked: Asked) => {
    const found = await findSurvey(asked, 'close-survey');
    if (isProblem(found)) return found;
    const { survey } = found;
    if (survey.stage === 'announced') return refusalProblem(refused('8.1', 'survey-not-drawn'));
    const { drawing, seed } = survey;
    const strata = await surveys().population(survey.id, drawing.population);
    const kept = (await surveys().members(found)).map(({ member }) => member.caseId);
    const again = drawnAgain(survey, strata, sha256Hex).map(({ caseId }) => caseId);
    const same = populationDigest(strata, sha256Hex) === drawing.population && listed(kept) === listed(again);
    return {
      status: 200,
      body: {
        seed,
        rule: '各层内按“种子:案件编号”的SHA-256由小到大排列，略过已撤回同意的，取足该层的件数。',
        population: drawing.population,
        strata: strata.map(({ key, cases }) => ({
          key,
          allocated: drawing.strata.find((each) => each.key === key)?.allocated ?? 0,
          cases,
        })),
        takenBack: drawing.takenBack,
        sample: kept,
        same,
      },
    };
  },
});

const listed = (caseIds: readonly string[]): string => caseIds.toSorted().join();
