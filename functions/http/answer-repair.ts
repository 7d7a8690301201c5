import type { Found } from '../../store/cases.ts';
import { contextFor } from '../district.ts';
import { repairView } from '../views/repair.ts';
import type { Asked, Reply } from './call.ts';
import { commandWith, type How, outcomeAnswer } from './outcome.ts';

/** How the repair of a poor rating stands, with the version that an edit must name. */
export async function answerRepair(
  { actor, now }: Pick<Asked, 'actor' | 'now'>,
  found: Found,
  { status = 200, replayed = false, already }: How = {},
): Promise<Reply> {
  return {
    status,
    headers: { etag: `"${found.version}"`, ...(replayed && { 'idempotency-replayed': 'true' }) },
    body: { ...repairView(found, contextFor(actor, now)), ...(already && { already }) },
  };
}

/** A command on the repair of a poor rating. */
export const repairCommand = commandWith(outcomeAnswer(answerRepair));
