import type { Found } from '../../store/cases.ts';
import { contextFor } from '../district.ts';
import { personalData } from '../store.ts';
import { complaintView } from '../views/complaint.ts';
import type { Asked, Reply } from './call.ts';
import { commandWith, type How, outcomeAnswer } from './outcome.ts';

/** How a complaint stands, for those who handle it, with the version that an edit must name. */
export async function answerComplaint(
  { actor, now }: Pick<Asked, 'actor' | 'now'>,
  found: Found,
  { status = 200, replayed = false, already }: How = {},
): Promise<Reply> {
  const persons = await personalData().masked(found.now.id);
  return {
    status,
    headers: { etag: `"${found.version}"`, ...(replayed && { 'idempotency-replayed': 'true' }) },
    body: {
      ...complaintView(found, persons.principal?.masked, contextFor(actor, now)),
      ...(already && { already }),
    },
  };
}

export const answerComplaintOutcome = outcomeAnswer(answerComplaint);

/** A command on a complaint, by those who handle it. */
export const complaintCommand = commandWith(answerComplaintOutcome);
