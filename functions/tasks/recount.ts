import { dayOf } from '../../domain/calendar.ts';
import { monthAfter } from '../../domain/measure/contributions.ts';
import { monthOf } from '../../domain/measure/row.ts';
import type { Place } from '../../store/all-cases.ts';
import { district } from '../district.ts';
import { allCases, counts } from '../store.ts';
import { countSubject } from './count-subject.ts';
import { systemContext } from './task.ts';

/** Parts that are counted at the same time, by the workflow. */
const segments = 8;
/** Cases of a part that are counted at the same time. */
const atOnce = 8;
const perPage = 100;
/** How long one task works before it hands over to the next, ms: well within the function's time. */
const aTask = 5 * 60_000;
/** After so many months without anything an office has nothing older. */
const emptyMonths = 24;

export interface Part {
  readonly segment: number;
  readonly of: number;
  /** Where to go on; absent at the beginning. */
  readonly after?: Place;
}

/** Begins to count everything into a new generation, or goes on with one that was begun. */
export async function beginRecount(): Promise<{ generation: number; parts: Part[] }> {
  const generation = await counts().beginAnew(systemContext('recount').now);
  return { generation, parts: Array.from({ length: segments }, (_, segment) => ({ segment, of: segments })) };
}

/**
 * Counts the cases of a part anew, for some minutes; `after` says where to go on. A case that was counted already, by an earlier
 * run or because it has changed meanwhile, costs its reading.
 */
export async function recountPart({ segment, of, after }: Part): Promise<Part & { counted: number }> {
  const until = Date.now() + aTask;
  let [place, counted] = [after, 0];
  do {
    const page = await allCases().page(segment, of, perPage, place);
    counted += await recount([...page.items]);
    place = page.next;
  } while (place && Date.now() < until);
  return { segment, of, counted, ...(place && { after: place }) };
}

async function recount(partitions: string[]): Promise<number> {
  let counted = 0;
  const worker = async () => {
    for (let next = partitions.shift(); next !== undefined; next = partitions.shift())
      if (await countSubject(next)) counted += 1;
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return counted;
}

/** From now on the new generation is read. */
export async function endRecount({ generation }: { readonly generation: number }): Promise<{ generation: number }> {
  await counts().readAnew(generation);
  return { generation };
}

interface Sweep {
  readonly generation: number;
  /** Offices that are done. */
  readonly offices?: number;
}

/** Removes what the generation before left, office by office and month by month, for some minutes; `offices` says where to go on. */
export async function sweepRecount({ generation, offices = 0 }: Sweep): Promise<Sweep & { more: boolean }> {
  const until = Date.now() + aTask;
  const all = district.offices.map(({ code }) => code);
  let done = offices;
  for (; done < all.length && Date.now() < until; done++) await sweepOffice(generation - 1, all[done]!);
  return { generation, offices: done, more: done < all.length };
}

async function sweepOffice(generation: number, office: string): Promise<void> {
  const { now } = systemContext('recount');
  let month = monthAfter(monthOf(dayOf(now)));
  for (let empty = 0; empty < emptyMonths; month = monthAfter(month, -1))
    empty = (await counts().clear(generation, { month, office })) > 0 ? 0 : empty + 1;
}
