import { RecordEvaluation, recordEvaluation as record } from '../domain/evaluate.ts';
import type { Asked } from './http/call.ts';
import { command } from './http/command.ts';
import { ratingWrites, repairBeside, signsOf } from './http/rating.ts';

const sourceOf = ({ path, now, body: { suggestion } }: Asked<RecordEvaluation>) => ({
  caseId: path['caseId'] ?? '',
  now,
  suggestion,
});

/** §7.2.6: staff enter what was told by phone, or what stands on paper. */
export const recordEvaluation = command({
  body: RecordEvaluation,
  decide: (asked) => async (now, context) =>
    record(now, { ...asked.body, signs: await signsOf(sourceOf(asked), now.office) }, context),
  further: (asked) => async (next) => ratingWrites(sourceOf(asked), next),
  beside: repairBeside,
});
