import { contextFor } from './district.ts';
import { readCase } from './http/read-case.ts';
import { actorName, officeName, staffOf } from './tasks/words.ts';
import { courseView } from './views/course.ts';
import { seenBy } from './views/seen-by.ts';

/** The course of events, with who acted and of which office. */
export const readCourse = readCase({
  show: async ({ actor: reader, now }, found) => {
    const staff = await staffOf(found);
    const items = courseView(
      seenBy(found, contextFor(reader, now)),
      (actor) =>
        actor.kind === 'staff' ? `${officeName(actor.office)} ${actorName(actor, staff)}` : actorName(actor, staff),
      true,
    );
    return { status: 200, body: { items, chainHead: found.head } };
  },
});
