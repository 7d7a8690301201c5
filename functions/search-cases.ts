import { dayOf } from '../domain/calendar.ts';
import { forbids } from '../domain/permissions.ts';
import { lookupKey } from '../domain/person.ts';
import { contextFor, district } from './district.ts';
import { type Asked, operation, type Reply } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { summariesOf } from './http/summaries.ts';
import { SearchCases } from './requests.ts';
import { caseLists, personalData } from './store.ts';

/** Cases of a person at an office, found by a number through its keyed hash; each case found is told in its access log. */
export const searchCases = operation({
  body: SearchCases,
  answer: async (asked: Asked<SearchCases>) => {
    const { actor, now, body } = asked;
    const office = body.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('search-cases', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    if (body.by === 'caseNumber') return byNumber(asked, body);
    const hash = await personalData().hash(lookupKey(body.by, body.value));
    return answerList(asked, body, {
      of: [office, hash],
      read: (limit, after) => caseLists().ofPerson(office, hash, 'service', limit, after),
      show: async (ids) => {
        await Promise.all(ids.map((id) => record(asked, id)));
        return summariesOf(ids, asked);
      },
    });
  },
});

/** A case number is its division, its day and these digits: so it is found by its key, and by nobody who may not see it. */
async function byNumber(
  asked: Asked,
  { value, day = dayOf(asked.now) }: Extract<SearchCases, { by: 'caseNumber' }>,
): Promise<Reply> {
  const id = `DB${district.division}${day.replaceAll('-', '')}${value}`;
  const [line] = await summariesOf([id], asked);
  const may = line && !forbids('search-cases', { office: line.office.code }, contextFor(asked.actor, asked.now));
  if (may) await record(asked, id);
  return { status: 200, body: { items: may ? [line] : [] } };
}
