import * as z from 'zod/mini';
import { entrustedMatter, inHandlingEvenHeld } from './authority.ts';
import { noticeMeans } from './case/telling.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 进度反馈: what the principal is told, and how. */
export const ReportProgress = z.strictObject({ text: plainText(1000), means: z.enum(noticeMeans) });
export type ReportProgress = z.infer<typeof ReportProgress>;

/** §7.2.3.3, A.4.2: the principal is told in time how a matter stands; each report starts the longest silence anew. */
export function reportProgress(
  now: Case,
  matterId: string,
  { text, means }: ReportProgress,
  context: Context,
): Decision {
  const forbidden = forbids('report-progress', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandlingEvenHeld(now, context, matterId);
  if ('outcome' in handling) return handling;
  const matter = entrustedMatter(handling, matterId);
  if ('because' in matter) return matter;
  return decided({ type: 'ProgressReported', matter: matterId, text, means });
}
