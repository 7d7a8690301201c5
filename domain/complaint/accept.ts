import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { complaintCauses } from './complaint.ts';
import { unfit } from './fitness.ts';
import { complaintIn } from './in-stage.ts';

/** 受理: with the cause as it now appears, where that differs. */
export const AcceptComplaint = z.strictObject({ cause: z.optional(z.enum(complaintCauses)) });
export type AcceptComplaint = z.infer<typeof AcceptComplaint>;

/** §8.2, GB/T 36113 7.1: accepted by somebody whom it does not concern, who then looks into it, unless a manager gave it to another. */
export function acceptComplaint(now: Case, { cause }: AcceptComplaint, context: Context): Decision {
  const { actor } = context;
  const forbidden = forbids('accept-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  const own = 'complaint' in now && actor.kind === 'staff' && now.complaint.handler === actor.id;
  if (own && now.stage === 'investigation') return nothing;
  const complaint = complaintIn(now, 'complaint');
  if ('outcome' in complaint) return complaint;
  if (actor.kind !== 'staff') return refused('8.2', 'not-permitted');
  const { handler, cause: said } = complaint.complaint;
  const wrong = unfit(actor, complaint.complaint);
  if (wrong) return wrong;
  if (handler !== undefined && handler !== actor.id) return refused('8.2', 'complaint-of-other');
  return decided({ type: 'ComplaintAccepted', handler: actor.id, cause: cause ?? said });
}
