import { readCase } from './http/read-case.ts';
import { officeName } from './tasks/words.ts';
import { courseView } from './views/course.ts';

const parts = { principal: '服务对象', system: '系统' } as const;

/** §7.2.3.3: the course of one's own case; staff are told by their office. */
export const readOwnCourse = readCase({
  show: async (_asked, found) => {
    const items = courseView(
      found,
      (actor) => (actor.kind === 'staff' ? officeName(actor.office) : parts[actor.kind]),
      false,
    );
    return { status: 200, body: { items, chainHead: found.head } };
  },
});
