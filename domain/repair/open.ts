import { dayOf } from '../calendar.ts';
import type { Case } from '../case.ts';
import { caseNumber } from '../case-number.ts';
import type { Context } from '../context.ts';
import type { EventOf } from '../events.ts';
import { isPoor, type Rating } from '../rating.ts';

/** Hexadecimal digits of a digest that make one number between 0 and 1. */
const drawn = 8;

/** The number of the repair of a rating: made of the rating's own id, so that one rating has one repair, however often it is asked. */
export function repairNumber(rating: string, { division, now, digest }: Pick<Context, 'division' | 'now' | 'digest'>) {
  let tries = 0;
  const random = () => {
    tries += 1;
    return Number.parseInt(digest(`repair:${rating}:${tries}`).slice(0, drawn), 16) / 16 ** drawn;
  };
  return caseNumber(division, dayOf(now), random, 'repair');
}

/**
 * §8.3: what the repair of a poor rating begins with, in the same commit as the rating.
 * @param next the rated case, after the rating
 */
export function repairOf(next: Case, rating: Rating): EventOf<'RepairOpened'> | undefined {
  const { id: ratingId, level, tags = [], suggestion, named = true, about, repair } = rating;
  if (!isPoor(rating) || !repair || !about) return undefined;
  const { id: rated, office, channel, principal } = next;
  return {
    type: 'RepairOpened',
    id: repair,
    office,
    channel,
    principal,
    items: 'matters' in next ? next.matters.map(({ item }) => item) : next.items,
    rated,
    rating: ratingId,
    level,
    tags,
    ...(suggestion ? { suggestion } : {}),
    named,
    about,
  };
}
