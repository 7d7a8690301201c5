import { RecordCallBack, recordCallBack as recordCall } from '../domain/survey/member.ts';
import { contextFor } from './district.ts';
import { type Asked, change } from './http/call.ts';
import { onceOf } from './http/once.ts';
import { isProblem, problem, refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { findSurvey, isRefusal, unlessBusy } from './http/survey.ts';
import { cases, surveys } from './store.ts';
import { memberView } from './views/surveys.ts';

/** §8.1: what a call-back came to. */
export const recordCallBack = change({
  body: RecordCallBack,
  answer: async (asked: Asked<RecordCallBack>) => {
    const { actor, now, body, path } = asked;
    const found = await findSurvey(asked, 'record-call-back');
    if (isProblem(found)) return found;
    const caseId = path['caseId'] ?? '';
    const [before, ofCase] = await Promise.all([surveys().member(found, caseId), cases().find(caseId)]);
    if (!before || !ofCase) return problem('survey-unknown');
    const once = onceOf(asked);
    const done = once && (await surveys().doneBefore(once));
    if (done !== undefined)
      return done === once?.bodyHash ? { status: 200, body: memberView(before.member) } : problem('key-reused');
    const member = recordCall(found.survey, before.member, body, ofCase, contextFor(actor, now));
    if (isRefusal(member)) return refusalProblem(member);
    const kept = await unlessBusy(() => surveys().keepMember(found, before, member, { once, at: now }));
    if (kept) return kept;
    await record(asked, caseId);
    return { status: 200, body: memberView(member) };
  },
});
