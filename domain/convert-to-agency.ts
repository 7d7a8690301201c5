import * as z from 'zod/mini';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 转为代办: what the principal wishes to have done in their place, and was told. */
export const ConvertToAgency = z.strictObject({ told: plainText(1000) });
export type ConvertToAgency = z.infer<typeof ConvertToAgency>;

/**
 * §6.3.2, §7.2.2: the principal wants it done, not only help: the case goes on as 代办 under the same number, with all its
 * history, papers and persons; what Annex A adds comes next. An agent takes it in charge: the one responsible, or the
 * colleague to whom that one has offered the case.
 */
export function convertToAgency(now: Case, { told }: ConvertToAgency, context: Context): Decision {
  const forbidden = forbids('convert-to-agency', subjectOf(now), context);
  if (forbidden) return forbidden;
  const { actor } = context;
  const agent = actor.kind === 'staff' ? actor.id : '';
  if (now.stage === 'acceptance' && now.convertedAt && now.agent === agent) return nothing;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  const { agent: responsible, assistance } = guided;
  if (agent !== responsible && assistance.offer?.to !== agent) return refused('7.1.2.2', 'not-responsible');
  return decided({ type: 'ConvertedToAgency', agent, told });
}
