import { AnswerSurvey, answerSurvey } from '../domain/survey/member.ts';
import { ConditionFailed } from '../store/table.ts';
import type { Call, Operation, Reply } from './http/call.ts';
import { findSurveyLink } from './http/find-link.ts';
import { isProblem, type Problem, problem, refusalProblem } from './http/problem.ts';
import { links, surveys } from './store.ts';

/** §8.1: one of the sample answers, once. */
export const answerSurveyByLink = {
  body: AnswerSurvey,
  changes: false,
  answer: async (call: Call<AnswerSurvey>): Promise<Reply | Problem> => {
    const live = await findSurveyLink(call);
    if (isProblem(live)) return live;
    const { token, link } = live;
    const found = await surveys().find(live.survey);
    const before = found && (await surveys().member(found, link.caseId));
    if (!before) return problem('link-unknown');
    const member = answerSurvey(found.survey, before.member, call.body, call.now);
    if ('because' in member) return refusalProblem(member);
    try {
      const further = [links().use(token, link, call.now)];
      await surveys().keepMember(found, before, member, { at: call.now, further });
    } catch (error) {
      // Somebody else was first: by the same link, or on the phone.
      if (error instanceof ConditionFailed) return problem('link-used');
      throw error;
    }
    return { status: 200, body: { at: call.now } };
  },
} as Operation<Call>;
