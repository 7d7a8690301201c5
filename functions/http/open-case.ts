import type { Service } from '../../domain/kinds.ts';
import type { Asked, Reply } from './call.ts';
import { answerOutcome } from './command.ts';
import { openNew, type Prepare } from './open-new.ts';
import { isProblem, type Problem } from './problem.ts';

/** Opens a case of 帮办 or 代办, and answers how it stands. */
export async function openCase(asked: Asked, prepare: Prepare, service: Service = 'agency'): Promise<Reply | Problem> {
  const outcome = await openNew(asked, prepare, service);
  return isProblem(outcome) ? outcome : located(asked, await answerOutcome(asked, outcome, 201));
}

function located({ actor }: Asked, reply: Reply | Problem): Reply | Problem {
  if (isProblem(reply)) return reply;
  const { id } = reply.body as { id: string };
  const location = actor.kind === 'principal' ? `/v1/my/cases/${id}` : `/v1/cases/${id}`;
  return { ...reply, headers: { ...reply.headers, location } };
}
