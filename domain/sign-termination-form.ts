import * as z from 'zod/mini';
import { onlyAssisted, serviceOver } from './authority.ts';
import { type Case, type EndedCase, isEntrusted } from './case.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { heldPapers, openLosses } from './due.ts';
import { forbids, subjectOf } from './permissions.ts';

/** 服务终止单签字: there is nothing to fill in, since the case knows what the form says. */
export const SignTerminationForm = z.strictObject({});
export type SignTerminationForm = z.infer<typeof SignTerminationForm>;

/**
 * §7.2.5.2, B.1: the agent signs the form of a termination. It says that all papers have been handed back, so it waits
 * until that is true: they went home, by evidenced mail when nobody comes, or were deposited; a loss must be settled.
 */
export function signTerminationForm(now: Case, _: SignTerminationForm, context: Context): Decision {
  const { actor } = context;
  const forbidden = forbids('sign-termination-form', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return serviceOver(now) ?? onlyAssisted(now) ?? refused('7.2.5.2', 'not-terminated');
  if (!('endedAt' in now) || !now.termination) return refused('7.2.5.2', 'not-terminated');
  if (now.form) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (heldPapers(now).length > 0) return refused('B.1', 'custody-not-empty');
  if (openLosses(now).length > 0) return refused('A.4.5', 'loss-not-settled');
  const by = actor.kind === 'staff' ? actor.id : '';
  return decided({ type: 'TerminationFormSigned', by, digest: context.digest(canonicalJson(formOf(now))) });
}

/** What the form says, and where each paper of its hand-over list went. */
const formOf = (now: EndedCase) => ({
  caseId: now.id,
  matters: unfinished(now).map(({ id, item, title }) => ({ id, item, title })),
  endedAt: now.endedAt,
  termination: now.termination,
  papers: now.materials.map(({ id, state, handedTo }) => ({ id, state, handedTo })),
});

/** The matters that the termination ended: all whose result had not reached the principal. */
export const unfinished = ({ matters }: EndedCase) => matters.filter(({ state }) => state !== 'delivered');
