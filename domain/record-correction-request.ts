import * as z from 'zod/mini';
import { inHandling } from './authority.ts';
import { dayOf } from './calendar.ts';
import { noticeMeans } from './case/telling.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Day, plainText } from './values.ts';

/** 补正: all that the authority asks to be corrected, by when, and how the principal was told. */
export const RecordCorrectionRequest = z.strictObject({
  what: z.array(plainText(200)).check(z.minLength(1), z.maxLength(20)),
  by: Day,
  means: z.enum(noticeMeans),
});
export type RecordCorrectionRequest = z.infer<typeof RecordCorrectionRequest>;

/**
 * §7.2.3.2, 行政许可法 §32: what the authority wants corrected is told to the principal once and whole. The matter stays
 * submitted; until it is resubmitted there is no second request beside the first.
 */
export function recordCorrectionRequest(
  now: Case,
  matterId: string,
  { what, by, means }: RecordCorrectionRequest,
  context: Context,
): Decision {
  const forbidden = forbids('record-correction-request', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  const matter = handling.matters.find(({ id }) => id === matterId);
  if (!matter) return refused('A.1.1', 'matter-unknown');
  if (matter.state !== 'submitted') return refused('7.2.3.2', 'not-submitted-now');
  const { correction } = matter;
  if (correction) {
    const same = correction.by === by && correction.what.join('\n') === what.join('\n');
    return same ? nothing : refused('7.2.3.2', 'correction-open', '行政许可法第32条');
  }
  if (by < dayOf(context.now)) return refused('7.2.3.2', 'correction-date');
  return decided({ type: 'CorrectionRequested', matter: matterId, what, by, means });
}
