import { register as decide, type RegisterAtWindow, type RegisterOnline } from '../../domain/register.ts';
import type { CaseView } from '../views/shapes.ts';
import type { Asked, Reply } from './call.ts';
import { openCase } from './open-case.ts';
import { possibleDuplicates } from './possible-duplicates.ts';
import { isProblem, type Problem, refusalProblem } from './problem.ts';
import { record } from './refuse.ts';

/** §7.1.1.1, §7.2.1.1: a new case, from what the principal wants, and which open ones it may be a duplicate of. */
export async function register(asked: Asked<RegisterOnline | RegisterAtWindow>): Promise<Reply | Problem> {
  const [reply, alike] = await Promise.all([open(asked), possibleDuplicates(asked)]);
  if (isProblem(reply)) return reply;
  const view = reply.body as CaseView;
  const others = alike.filter((id) => id !== view.id);
  if (others.length === 0) return reply;
  if (asked.actor.kind === 'staff') await Promise.all(others.map((id) => record(asked, id)));
  return { ...reply, body: { ...view, possibleDuplicates: others } satisfies CaseView };
}

const open = (asked: Asked<RegisterOnline | RegisterAtWindow>): Promise<Reply | Problem> =>
  openCase(
    asked,
    (id, context) => {
      const decision = decide(id, asked.body, context);
      if (decision.outcome === 'refused') return refusalProblem(decision);
      return { events: decision.events, principal: asked.body.principal };
    },
    asked.body.service,
  );
