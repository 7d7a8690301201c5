import * as z from 'zod/mini';
import { onlyAssisted, serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import { claimedByOther } from './claim.ts';
import type { Context } from './context.ts';
import { beaten, type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 接待: in scope; what the principal was told of the process. */
export const Receive = z.strictObject({ told: plainText(1000) });
export type Receive = z.infer<typeof Receive>;

/** §7.2.1.1: an agent of the office receives the principal and takes the case in charge; while a claim stands, only whoever holds it. */
export function receive(now: Case, { told }: Receive, context: Context): Decision {
  const forbidden = forbids('receive', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now) ?? onlyAssisted(now);
  if (over) return over;
  if (now.stage === 'transfer') return refused('7.2.1.2', 'being-transferred');
  const { actor } = context;
  const agent = actor.kind === 'staff' ? actor.id : '';
  if ('agent' in now) return now.agent === agent ? nothing : beaten('7.2.1.1', 'already-received', now.agent);
  const other = claimedByOther(now, context);
  if (other) return other;
  return decided({ type: 'CaseReceived', agent, told });
}
