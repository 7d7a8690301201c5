import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { GuidedTo, guidance } from '../guidance.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { plainText } from '../values.ts';
import { type RefusalGround, refusalGrounds } from './complaint.ts';
import { complaintIn } from './in-stage.ts';

/** 不予受理: on which ground, why, and where to go instead. */
export const RefuseComplaint = z.strictObject({
  ground: z.enum(refusalGrounds),
  explanation: plainText(500),
  guidedTo: z.optional(GuidedTo),
});
export type RefuseComplaint = z.infer<typeof RefuseComplaint>;

/** Of these there is somewhere else to go. */
const elsewhere: readonly RefusalGround[] = ['other-authority', 'authority-decision', 'in-proceedings'];
/** These are about another complaint, which must be named by a link: repeated complaints are linked, not swallowed. */
const repeated: readonly RefusalGround[] = ['already-open', 'closed-before'];

/** §8.2, GB/T 36113 7.1: not accepted, for a reason that is told, with where to go instead. */
export function refuseComplaint(now: Case, asked: RefuseComplaint, context: Context): Decision {
  const forbidden = forbids('refuse-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'complaint-refused') return nothing;
  const complaint = complaintIn(now, 'complaint');
  if ('outcome' in complaint) return complaint;
  const { ground, explanation, guidedTo } = asked;
  if (elsewhere.includes(ground) && !guidedTo) return refused('8.2', 'guided-to-missing');
  if (repeated.includes(ground) && complaint.complaint.links.length === 0)
    return refused('8.2', 'complaint-link-missing');
  return decided({
    type: 'ComplaintRefused',
    ground,
    explanation,
    ...(guidedTo && guidance(guidedTo, context)),
  });
}
