import type { Case } from '../domain/case.ts';
import { isDoubted, type Rating } from '../domain/rating.ts';
import { keys, lists } from './keys.ts';
import type { Item, Page, Table, Write } from './table.ts';

/** A rating that is looked at twice, as the list of its office shows it. */
export type DoubtedRating = Pick<Rating, 'level' | 'channel' | 'flags' | 'at'> & {
  readonly caseId: string;
  readonly office: string;
  readonly rating: string;
  /** How many people have judged it. */
  readonly judged: number;
};

/** The list of ratings that wait for a second look, each office by itself. */
export class DoubtedRatings {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The write that puts a case on the list, or takes it off; none where it never was on it. */
  writes(now: Case): Write[] {
    const ratings = 'ratings' in now ? (now.ratings ?? []) : [];
    if (ratings.every(({ flags = [] }) => flags.length === 0)) return [];
    const rating = ratings.findLast((each, index) => isDoubted(each) && isStanding(each, ratings.slice(index + 1)));
    const item = { ...keys.ratings(now.id), v: 1, caseId: now.id };
    if (!rating) return [{ put: item }];
    const { id, level, channel, flags, at, judgements = [] } = rating;
    const summary = {
      caseId: now.id,
      office: now.office,
      rating: id,
      level,
      channel,
      flags,
      at,
      judged: judgements.length,
    };
    return [{ put: { ...item, summary, gsi1pk: lists.doubted(now.office), gsi1sk: `${at}#${now.id}` } }];
  }

  /** The longest waiting first. */
  async of(office: string, limit: number, after?: Record<string, unknown>): Promise<Page<DoubtedRating>> {
    const partition = lists.doubted(office);
    const page = await this.#table.query<Item & { summary: DoubtedRating }>({ index: 'GSI1', partition, limit, after });
    const items = page.items.map(({ summary }) => summary);
    return page.next ? { items, next: page.next } : { items };
  }
}

/** A later one that counts too has taken its place; one given after the window stands beside it. */
const isStanding = (rating: Rating, later: readonly Rating[]): boolean =>
  !later.some(({ additional, settled }) => additional === rating.additional && settled !== 'invalid');
