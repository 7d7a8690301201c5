import { isOfConduct, seesConduct, withoutConduct } from '../../domain/confidential.ts';
import type { Context } from '../../domain/context.ts';
import type { Found } from '../../store/cases.ts';

/**
 * The case without what this reader must not know of (A.3.5). Commits keep their places, so that entries are still numbered
 * as they stand; their hashes are those of the whole history, which only the whole one proves.
 */
export function seenBy(found: Found, context: Pick<Context, 'actor' | 'offices'>): Found {
  if (seesConduct(found.now, context)) return found;
  const history = found.history.map((commit) => ({
    ...commit,
    events: commit.events.filter((event) => !isOfConduct(event)),
  }));
  return { ...found, now: withoutConduct(found.now), history };
}
