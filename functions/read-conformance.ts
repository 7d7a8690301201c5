import { contextFor } from './district.ts';
import { readCase } from './http/read-case.ts';
import { actorName, officeName, staffOf } from './tasks/words.ts';
import { conformanceView } from './views/conformance.ts';
import { seenBy } from './views/seen-by.ts';

/** How a case stands to every clause of the standard, with who acted and of which office. */
export const readConformance = readCase({
  show: async ({ actor: reader, now: at }, found) => {
    const staff = await staffOf(found);
    const actorOf = (actor: Parameters<typeof actorName>[0]) =>
      actor.kind === 'staff' ? `${officeName(actor.office)} ${actorName(actor, staff)}` : actorName(actor, staff);
    return {
      status: 200,
      body: conformanceView(found, { at, actorOf, internal: true, seen: seenBy(found, contextFor(reader, at)) }),
    };
  },
});
