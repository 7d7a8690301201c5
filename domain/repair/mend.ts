import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { plainText } from '../values.ts';
import { repairIn } from './in-stage.ts';
import { contactMeans, mendOutcomes } from './repair.ts';

/** 联系评价人: how, and what was said. */
export const ContactRater = z.strictObject({ means: z.enum(contactMeans), note: plainText(500) });
export type ContactRater = z.infer<typeof ContactRater>;

/** §8.3 as we read it (1 个工作日内联系核实): whoever rated under a name is asked what was wrong; an anonymous rater is left alone. */
export function contactRater(now: Case, { means, note }: ContactRater, context: Context): Decision {
  const forbidden = forbids('contact-rater', subjectOf(now), context);
  if (forbidden) return forbidden;
  const found = repairIn(now, 'mending');
  if ('outcome' in found) return found;
  const { named, contact } = found.repair;
  if (!named) return refused('8.3', 'rater-anonymous');
  if (contact?.means === means && contact.note === note) return nothing;
  return decided({ type: 'RaterContacted', means, note });
}

/** 整改: what came of it, and what was done. */
export const RecordMending = z.strictObject({ outcome: z.enum(mendOutcomes), measures: plainText(1000) });
export type RecordMending = z.infer<typeof RecordMending>;

/** §8.3 as we read it (谁办理谁负责，件件有反馈): what was wrong is put right, or explained, after the rater was heard. */
export function recordMending(now: Case, { outcome, measures }: RecordMending, context: Context): Decision {
  const { actor } = context;
  const forbidden = forbids('record-mending', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('repair' in now && now.stage !== 'mending') {
    const { mending } = now.repair;
    if (mending?.outcome === outcome && mending.measures === measures) return nothing;
  }
  const found = repairIn(now, 'mending');
  if ('outcome' in found) return found;
  if (actor.kind !== 'staff') return refused('5.3.2', 'not-permitted');
  if (found.repair.named && !found.repair.contact) return refused('8.3', 'contact-first');
  return decided({ type: 'MendingRecorded', outcome, measures, by: actor.id });
}
