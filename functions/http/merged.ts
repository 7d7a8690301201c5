import type { Page } from '../../store/table.ts';

/** How many queries of one request run at a time. */
const atOnce = 40;

/**
 * One page of several lists that are sorted alike, as one list: the first lines of each are read and merged. The next page
 * starts behind the last line's sort key, in every list; so a position is one key, however many lists there are.
 * @param read the first lines of a list behind a sort key, at most `limit`
 */
export async function mergedPage<Line extends { readonly order: string }>(
  lists: readonly string[],
  limit: number,
  position: Record<string, unknown> | undefined,
  read: (list: string, limit: number, behind: string | undefined) => Promise<readonly Line[]>,
): Promise<Page<Line>> {
  const behind = typeof position?.['behind'] === 'string' ? position['behind'] : undefined;
  const found: Line[] = [];
  for (let from = 0; from < lists.length; from += atOnce) {
    const some = await Promise.all(lists.slice(from, from + atOnce).map((list) => read(list, limit + 1, behind)));
    found.push(...some.flat());
  }
  const sorted = found.sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0));
  const items = sorted.slice(0, limit);
  const last = items.at(-1);
  return sorted.length > limit && last ? { items, next: { behind: last.order } } : { items };
}
