import * as z from 'zod/mini';
import { mandateFor } from './authority.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { lacksPowerOfAttorney } from './power-of-attorney.ts';
import { missing } from './submit.ts';
import { Id } from './values.ts';

/** 补正后重新递交: which of the held papers go to the authority. */
export const Resubmit = z.strictObject({ materials: z.array(Id).check(z.maxLength(50)) });
export type Resubmit = z.infer<typeof Resubmit>;

/** §7.2.3.2: the corrected papers go to the authority, and its request is answered; by the power that filing takes (A.1.2). */
export function resubmit(now: Case, matterId: string, { materials }: Resubmit, context: Context): Decision {
  const forbidden = forbids('resubmit', subjectOf(now), context);
  if (forbidden) return forbidden;
  const mandated = mandateFor(now, matterId, 'file', context);
  if ('outcome' in mandated) return mandated;
  const { matter, now: handling } = mandated;
  if (!matter.correction) return refused('7.2.3.2', 'no-correction');
  if (lacksPowerOfAttorney(handling, matter, context))
    return refused('A.1.2', 'power-of-attorney-first', '民法典第165条');
  for (const id of materials) {
    const paper = handling.materials.find((each) => each.id === id && each.matter === matter.id);
    if (!paper) return refused('A.4.5', 'material-unknown');
    if (paper.state !== 'held') return refused('A.4.5', 'material-not-held');
  }
  if (missing(handling, matter).length > 0) return refused('7.2.3.2', 'required-material-missing');
  return decided({ type: 'MatterResubmitted', matter: matterId, materials });
}
