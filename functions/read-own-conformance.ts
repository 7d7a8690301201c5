import { readCase } from './http/read-case.ts';
import { officeName } from './tasks/words.ts';
import { conformanceView } from './views/conformance.ts';

const parts = { principal: '服务对象', system: '系统' } as const;

/** How one's own case stands to every clause of the standard; staff are told by their office. */
export const readOwnConformance = readCase({
  show: async ({ now: at }, found) => {
    const view = conformanceView(found, {
      at,
      actorOf: (actor) => (actor.kind === 'staff' ? officeName(actor.office) : parts[actor.kind]),
      internal: false,
    });
    return { status: 200, body: view };
  },
});
