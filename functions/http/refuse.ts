import type { Refusal } from '../../domain/decision.ts';
import type { Access } from '../../store/access-log.ts';
import type { Found } from '../../store/cases.ts';
import { accessLog, staffDirectory } from '../store.ts';
import type { Asked } from './call.ts';
import { firstBefore } from './first.ts';
import { type Problem, problem, refusalProblem } from './problem.ts';

/**
 * A refusal on a case: written to its access log, then answered. To a principal a case of somebody else does not exist,
 * so that numbers can't be tried out; staff of another office are told the clause, since they work with these numbers.
 */
export async function refuse(asked: Asked, found: Found, refusal: Refusal): Promise<Problem> {
  await record(asked, found.now.id, { clause: refusal.clause, because: refusal.because });
  const hidden = asked.actor.kind === 'principal' && refusal.because === 'not-permitted';
  if (hidden) return problem('case-unknown');
  return refusalProblem(await withName(asked, refusal), await firstBefore(asked, found, refusal));
}

/** Staff hear by name who was first; to a principal staff are not named here. */
async function withName({ actor }: Asked, refusal: Refusal): Promise<Refusal> {
  const { first, sentence } = refusal;
  if (first === undefined || actor.kind !== 'staff') return refusal;
  const name = (await staffDirectory().find(first))?.name ?? first;
  return { ...refusal, sentence: `${sentence}代办人员：${name}。` };
}

/** One line of a case's access log: who did or asked what, and when. */
export const record = (
  { actor, now, operation }: Asked,
  caseId: string,
  further: Omit<Access, 'at' | 'actor' | 'act'> = {},
): Promise<void> => accessLog().add(caseId, { at: now, actor: accessActor(actor), act: operation, ...further });

/** Roles change; who it was and of which office does not. */
const accessActor = (actor: Asked['actor']): Access['actor'] =>
  actor.kind === 'staff' ? { kind: 'staff', id: actor.id, office: actor.office } : actor;
