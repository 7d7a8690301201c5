import * as z from 'zod/mini';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { inGuidance, responsible } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 移交: to which colleague (staff id), and why. */
export const HandOverResponsibility = z.strictObject({
  to: z.string().check(z.minLength(1), z.maxLength(255)),
  reason: plainText(500),
});
export type HandOverResponsibility = z.infer<typeof HandOverResponsibility>;

/** 接手: needs no content. */
export const AcceptResponsibility = z.strictObject({});
export type AcceptResponsibility = z.infer<typeof AcceptResponsibility>;

/**
 * §7.1.2.2: the first responder offers the responsibility to a colleague, and keeps it until the colleague accepts. Another
 * offer takes the place of the one before.
 */
export function handOverResponsibility(now: Case, { to, reason }: HandOverResponsibility, context: Context): Decision {
  const forbidden = forbids('hand-over-responsibility', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = responsible(now, context);
  if ('outcome' in guided) return guided;
  if (to === guided.agent) return refused('7.1.2.2', 'handed-to-self');
  const { offer } = guided.assistance;
  if (offer?.to === to && offer.reason === reason) return nothing;
  return decided({ type: 'ResponsibilityOffered', to, reason });
}

/** §7.1.2.2: the colleague accepts, and is responsible from then on. */
export function acceptResponsibility(now: Case, _: AcceptResponsibility, context: Context): Decision {
  const forbidden = forbids('accept-responsibility', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  const { actor } = context;
  const agent = actor.kind === 'staff' ? actor.id : '';
  if (guided.agent === agent) return nothing;
  if (guided.assistance.offer?.to !== agent) return refused('7.1.2.2', 'nothing-offered');
  return decided({ type: 'ResponsibilityAccepted', agent });
}
