import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { Id, plainText } from '../values.ts';
import { officeFor } from './fitness.ts';
import { complaintIn } from './in-stage.ts';

/** 转办: to the office it belongs to. */
export const PassComplaintOn = z.strictObject({ to: Id, reason: plainText(500) });
export type PassComplaintOn = z.infer<typeof PassComplaintOn>;

/**
 * §8.2: a complaint that came to the wrong office goes to the right one, soon (`complaintPassing`); no consent is asked, since whoever
 * complains is not sent about. It does not go to an office that may not have it.
 */
export function passComplaintOn(now: Case, { to, reason }: PassComplaintOn, context: Context): Decision {
  const { offices } = context;
  const forbidden = forbids('pass-complaint-on', subjectOf(now), context);
  if (forbidden) return forbidden;
  const complaint = complaintIn(now, 'complaint');
  if ('outcome' in complaint) return complaint;
  if (to === complaint.office) return nothing;
  if (!offices.some(({ code }) => code === to)) return refused('5.1.2', 'office-unknown');
  const { concerned } = complaint.complaint;
  if (officeFor(to, concerned, offices) !== to) return refused('8.2', 'office-concerned');
  const except = concerned.map(({ staff }) => staff);
  return decided({ type: 'ComplaintPassedOn', from: complaint.office, to, why: 'misrouted', reason, except });
}
