import { type Asked as Ask, carryOut } from '../carry-out.ts';
import { answerProgressOutcome } from './answer-progress.ts';
import { findByCode, knowsCode } from './by-code.ts';
import type { Asked, Reply } from './call.ts';
import { onceOf } from './once.ts';
import { isProblem, type Problem } from './problem.ts';

/** A command of whoever knows the number and the code of a complaint. */
export async function carryOutByCode<Body extends { readonly id: string; readonly code: string }>(
  asked: Asked<Body>,
  decide: Ask['decide'],
): Promise<Reply | Problem> {
  const found = await findByCode(asked.body);
  if (isProblem(found)) return found;
  const { id } = asked.body;
  const actor = knowsCode(id);
  const once = onceOf({ ...asked, account: id });
  const outcome = await carryOut({ caseId: id, command: asked.operation, actor, now: asked.now, decide, once });
  return answerProgressOutcome({ ...asked, actor }, outcome);
}
