import type { Found } from '../../store/cases.ts';
import { contextFor } from '../district.ts';
import { complaintProgress } from '../views/complaint-progress.ts';
import type { Asked, Reply } from './call.ts';
import { commandWith, type How, outcomeAnswer } from './outcome.ts';

/** How a complaint stands, for whoever complained. */
export const answerProgress = async (
  { actor, now }: Pick<Asked, 'actor' | 'now'>,
  found: Found,
  { status = 200, replayed = false }: How = {},
): Promise<Reply> => ({
  status,
  headers: {
    etag: `"${found.version}"`,
    'cache-control': 'no-store',
    ...(replayed && { 'idempotency-replayed': 'true' }),
  },
  body: complaintProgress(found.now, contextFor(actor, now)),
});

export const answerProgressOutcome = outcomeAnswer(answerProgress);

/** A command of whoever complained. */
export const complainantCommand = commandWith(answerProgressOutcome);
