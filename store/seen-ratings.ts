import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/** What a rating has in common with others: the device it came from, or its words in an office, by their hash. */
export type Trait = { readonly kind: 'device' | 'words'; readonly what: string };

/** Traits of ratings, each by itself and for as long as a check looks back: found by key, never counted up. */
export class SeenRatings {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** How many had this trait since then, of other cases; `most` and more are the same. */
  async since({ kind, what }: Trait, since: string, most: number, caseId: string): Promise<number> {
    const { pk: partition } = keys.seen(kind, what, '', '');
    const page = await this.#table.query({ partition, from: since, to: '~', limit: most + 1 });
    return page.items.filter(({ sk }) => !sk.endsWith(`#${caseId}`)).length;
  }

  /** The write that keeps it in mind until then. */
  write({ kind, what }: Trait, caseId: string, at: string, until: string): Write {
    const expiresAt = Math.ceil(Date.parse(until) / 1000);
    return { put: { ...keys.seen(kind, what, at, caseId), v: 1, expiresAt } };
  }
}
