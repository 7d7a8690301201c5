import { endOfDay } from '../domain/calendar.ts';
import { refused } from '../domain/decision.ts';
import { isOpen } from '../domain/survey/member.ts';
import type { FoundMember, FoundSurvey } from '../store/surveys.ts';
import { ConditionFailed } from '../store/table.ts';
import { type Asked, change } from './http/call.ts';
import { surveyPurpose } from './http/find-link.ts';
import { isProblem, refusalProblem } from './http/problem.ts';
import { findSurvey } from './http/survey.ts';
import { Nothing } from './requests.ts';
import { links, personalData, surveys } from './store.ts';
import { putNotices } from './tasks/put-notices.ts';
import { surveyView } from './views/surveys.ts';

/** So many are invited by one request; whoever sends it again invites the next. */
const perRequest = 100;

/**
 * §8.1: the next of the sample are invited, each by a one-time link. The token is made by the secret of the district: an invitation
 * that is sent again carries the same one.
 */
export const inviteToSurvey = change({
  body: Nothing,
  answer: async (asked: Asked) => {
    const found = await findSurvey(asked, 'invite-to-survey');
    if (isProblem(found)) return found;
    if (!isOpen(found.survey, asked.now)) return refusalProblem(refused('8.1', 'survey-not-open'));
    const waiting = (await surveys().members(found)).filter(({ member }) => !member.invitedAt && !member.answer);
    const some = waiting.slice(0, perRequest);
    await putNotices(await Promise.all(some.map(({ member }) => invitation(found, member.caseId, asked.now))));
    await Promise.all(some.map((each) => noteInvited(found, each, asked.now)));
    const members = await surveys().members(found);
    return {
      status: 200,
      body: surveyView(
        found.survey,
        members.map(({ member }) => member),
      ),
    };
  },
});

async function invitation({ survey: { id, plan } }: FoundSurvey, caseId: string, at: string) {
  const token = await personalData().secret(`survey:${id}:${caseId}`);
  const until = endOfDay(plan.until);
  await links().issueFirst(token, {
    caseId,
    purpose: `${surveyPurpose}${id}`,
    channel: 'link',
    issuedBy: 'survey',
    issuedAt: at,
    until,
  });
  return {
    id: `${id}-${caseId}`,
    caseId,
    at,
    to: 'principal' as const,
    kind: 'SurveyInvited' as const,
    text: `您被随机抽中参加“${plan.title}”，请凭链接如实评价，约需一分钟。是否参加由您自愿决定。`,
    link: { address: `/v1/links/${token}/survey`, until },
  };
}

/** Quiet where something became of the member meanwhile: the invitation has been sent all the same. */
async function noteInvited(found: FoundSurvey, each: FoundMember, at: string): Promise<void> {
  try {
    await surveys().keepMember(found, each, { ...each.member, invitedAt: at }, { at });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
