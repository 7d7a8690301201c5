import { register as decide, type RegisterAtWindow, type RegisterOnline } from '../../domain/register.ts';
import type { Asked, Reply } from './call.ts';
import { openCase } from './open-case.ts';
import { type Problem, refusalProblem } from './problem.ts';

/** §7.1.1.1, §7.2.1.1: a new case, from what the principal wants. */
export const register = (asked: Asked<RegisterOnline | RegisterAtWindow>): Promise<Reply | Problem> =>
  openCase(
    asked,
    (id, context) => {
      const decision = decide(id, asked.body, context);
      if (decision.outcome === 'refused') return refusalProblem(decision);
      return { events: decision.events, principal: asked.body.principal };
    },
    asked.body.service,
  );
