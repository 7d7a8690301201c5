import { type Asked, operation } from './http/call.ts';
import { isProblem } from './http/problem.ts';
import { findSurvey } from './http/survey.ts';
import { surveys } from './store.ts';
import { officeName } from './tasks/words.ts';

/** §8.1: those of the sample who have not answered, for whoever calls them back; nobody is named. */
export const listCallBacks = operation({
  answer: async (asked: Asked) => {
    const found = await findSurvey(asked, 'record-call-back');
    if (isProblem(found)) return found;
    const members = await surveys().members(found);
    const items = members
      .filter(({ member }) => !member.answer)
      .map(({ member: { caseId, office, invitedAt, unreached = [] } }) => ({
        caseId,
        office: { code: office, name: officeName(office) },
        ...(invitedAt && { invitedAt }),
        unreached: unreached.length,
      }));
    return { status: 200, body: { items } };
  },
});
