import { readCase } from './http/read-case.ts';
import { officeName } from './tasks/words.ts';

const parts = { principal: '服务对象', system: '系统' } as const;

/** How one's own case stands to every clause of the standard; staff are told by their office. */
export const readOwnConformance = readCase({
  show: async ({ now: at }, found) => {
    // The rules of all clauses are asked for seldom, and left out of every start.
    const { conformanceView } = await import('./views/conformance.ts');
    const view = conformanceView(found, {
      at,
      actorOf: (actor) => (actor.kind === 'staff' ? officeName(actor.office) : parts[actor.kind]),
      internal: false,
    });
    return { status: 200, body: view };
  },
});
