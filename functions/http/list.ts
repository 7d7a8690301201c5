import type { Page } from '../../store/table.ts';
import type { Asked, Reply } from './call.ts';
import { pageOf, positionOf } from './cursor.ts';
import type { Paging } from './paging.ts';
import { isProblem, type Problem } from './problem.ts';

interface List<Found, Shown> {
  /** What is listed; with who asks and what it is asked about it names the list that a cursor belongs to. */
  readonly of: readonly string[];
  readonly read: (limit: number, after: Record<string, unknown> | undefined) => Promise<Page<Found>>;
  readonly show: (found: readonly Found[]) => readonly Shown[] | Promise<readonly Shown[]>;
}

/** One page of a list, and the cursor of the next. */
export async function answerList<Found, Shown>(
  { audience, account, operation }: Asked,
  { limit, cursor }: Paging,
  { of, read, show }: List<Found, Shown>,
): Promise<Reply | Problem> {
  const list = JSON.stringify([audience, account, operation, ...of]);
  const after = cursor === undefined ? undefined : await positionOf(list, cursor);
  if (after && isProblem(after)) return after;
  const page = await read(limit, after);
  return { status: 200, body: await pageOf(list, await show(page.items), page) };
}
