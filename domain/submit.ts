import * as z from 'zod/mini';
import { mandateFor } from './authority.ts';
import type { Matter } from './case/matters.ts';
import { isAtHand } from './case/papers.ts';
import type { Case, HandlingCase } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { lacksPowerOfAttorney } from './power-of-attorney.ts';
import { Id } from './values.ts';

/** The authority's own number for a matter. */
export const AuthorityNumber = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** 递交: which of the held papers go to the approving authority, and its own number for the matter if it gave one. */
export const Submit = z.strictObject({
  materials: z.array(Id).check(z.maxLength(50)),
  authorityNumber: z.optional(AuthorityNumber),
});
export type Submit = z.infer<typeof Submit>;

/** §7.2.3.2: the agent files with the approving authority, once every required material is there. */
export function submit(now: Case, matterId: string, asked: Submit, context: Context): Decision {
  const forbidden = forbids('submit', subjectOf(now), context);
  if (forbidden) return forbidden;
  const mandated = mandateFor(now, matterId, 'file', context);
  if ('outcome' in mandated) return mandated;
  const { matter, now: handling } = mandated;
  if (matter.state === 'submitted' && asked.authorityNumber === matter.authorityNumber) return nothing;
  if (matter.state !== 'entrusted') return refused('7.2.3.2', 'already-submitted');
  if (!handling.notice) return refused('7.2.3.1', 'notice-first');
  if (lacksPowerOfAttorney(handling, matter, context))
    return refused('A.1.2', 'power-of-attorney-first', '民法典第165条');
  for (const id of asked.materials) {
    const paper = handling.materials.find((each) => each.id === id && each.matter === matter.id);
    if (!paper) return refused('A.4.5', 'material-unknown');
    if (paper.state !== 'held') return refused('A.4.5', 'material-not-held');
  }
  if (missing(handling, matter).length > 0) return refused('7.2.3.2', 'required-material-missing');
  const number = asked.authorityNumber ? { authorityNumber: asked.authorityNumber } : {};
  return decided({ type: 'MatterSubmitted', matter: matter.id, materials: asked.materials, ...number });
}

/** Names of the required materials of a matter that are not there: never received, or gone since. */
export function missing(now: HandlingCase, matter: Matter): string[] {
  const told = now.notice?.matters.find((each) => each.matter === matter.id);
  const papers = now.materials.filter((paper) => paper.matter === matter.id && isAtHand(paper));
  const there = new Set(papers.map((paper) => paper.material));
  return (told?.materials ?? []).filter(({ id, required }) => required && !there.has(id)).map(({ name }) => name);
}
