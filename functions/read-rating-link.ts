import { evaluationLevels } from '../domain/case/endings.ts';
import { type Case, isEntrusted } from '../domain/case.ts';
import { levelNames } from '../domain/course.ts';
import { serviceNames } from '../domain/kinds.ts';
import { stars } from '../domain/rating-codes.ts';
import { tags } from './district.ts';
import type { Call, Operation } from './http/call.ts';
import { findRatingLink } from './http/find-link.ts';
import { isProblem } from './http/problem.ts';
import { links } from './store.ts';
import { officeName } from './tasks/words.ts';
import { itemName } from './views/names.ts';

/** §7.2.6: what is to be rated, and what may be said of it; no person is named. */
export const readRatingLink: Operation<Call> = {
  changes: false,
  answer: async (call) => {
    const live = await findRatingLink(call);
    if (isProblem(live)) return live;
    const { token, link, found } = live;
    await links().shown(token, link, call.now);
    const { now } = found;
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        service: { code: now.service, name: serviceNames[now.service] },
        office: { code: now.office, name: officeName(now.office) },
        items: itemsOf(now).map((code) => ({ code, name: itemName(code) })),
        at: 'endedAt' in now ? now.endedAt : 'concludedAt' in now ? now.concludedAt : now.openedAt,
        until: link.until,
        levels: evaluationLevels.map((level) => ({
          code: level,
          name: levelNames[level],
          stars: stars[level],
          tags: tags.tags.filter(({ levels }) => levels.includes(level)).map(({ code, name }) => ({ code, name })),
        })),
      },
    };
  },
};

const itemsOf = (now: Case): readonly string[] => (isEntrusted(now) ? now.matters.map(({ item }) => item) : now.items);
