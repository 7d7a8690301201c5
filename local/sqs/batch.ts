import { AwsError, type Json } from '../service.ts';
import { legacyCode, refusal } from './refusals.ts';

/** Carries out each entry by itself: one that is refused does not hold up the others. */
export function batch(entries: Json, act: (entry: Json) => Json, check: (entries: Json[]) => void = () => {}): Json {
  checkEntries(entries);
  check(entries);
  const Successful: Json[] = [];
  const Failed: Json[] = [];
  for (const { Id, ...entry } of entries) {
    try {
      Successful.push({ Id, ...act(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, SenderFault: true, Code: legacyCode(error.code), Message: error.message });
    }
  }
  return { Successful, Failed };
}

function checkEntries(entries: Json): void {
  if (!Array.isArray(entries) || entries.length === 0)
    throw refusal('EmptyBatchRequest', 'There should be at least one SendMessageBatchRequestEntry in the request.');
  if (entries.length > 10)
    throw refusal(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  const ids = entries.map(({ Id }) => Id);
  if (new Set(ids).size < ids.length)
    throw refusal('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id)))
    throw refusal(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
}
