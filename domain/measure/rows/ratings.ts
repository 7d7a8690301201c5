import { dayOf } from '../../calendar.ts';
import type { Case } from '../../case.ts';
import { additionalOf, counted, isDoubted, isPoor, type Rating } from '../../rating.ts';
import type { Measure } from '../measures.ts';
import type { Row } from '../row.ts';
import { row, type Trace } from './trace.ts';

/**
 * §7.1.3, §7.2.6, 口径v1 9.4: of a service one rating counts, the last that was not found invalid, on the day on which it was
 * given and for whom it is about. What is doubted counts until two people found it invalid.
 */
export function* ratingRows({ now }: Trace): Generator<Row> {
  const ratings = ratingsOf(now);
  const valid = counted(ratings);
  if (valid) yield* validRows(now, valid);
  const additional = additionalOf(ratings);
  if (additional) yield of(now, additional, 'rating-additional', additional.level);
  for (const rating of ratings.filter(({ settled }) => settled === 'invalid')) {
    yield of(now, rating, 'rating-excluded', 'invalid');
    if (isPoor(rating)) yield of(now, rating, 'poor-rating', 'invalid');
  }
}

const ratingsOf = (now: Case): readonly Rating[] => ('ratings' in now ? (now.ratings ?? []) : []);

function* validRows(now: Case, rating: Rating): Generator<Row> {
  const { level, channel, tags = [], flags = [], settled } = rating;
  yield of(now, rating, 'rating', level);
  if (channel) yield of(now, rating, 'rating-channel', channel);
  for (const tag of tags) yield of(now, rating, 'rating-tag', tag);
  const [flag] = flags;
  if (flag && isDoubted(rating)) yield of(now, rating, 'rating-flag', flag);
  if (isPoor(rating)) yield of(now, rating, 'poor-rating', settled ? 'valid' : 'open');
}

const of = (now: Case, { at, about }: Rating, measure: Measure, value: string): Row =>
  row(now, dayOf(at), measure, value, about === undefined ? {} : { staff: about });
