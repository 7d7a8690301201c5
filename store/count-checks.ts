import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Three years, as of the months that it vouches for. Seconds. */
const keepFor = 3 * 365 * 86_400;

/** Records of the nightly checks, one a day. */
export class CountChecks<Check extends { readonly day: string; readonly at: string }> {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The check of a day; a repeated one takes its place. */
  async add(check: Check): Promise<void> {
    const expiresAt = Math.floor(Date.parse(check.at) / 1000) + keepFor;
    await this.#table.put({ ...keys.check(check.day), v: 1, ...check, expiresAt });
  }

  /** The latest. */
  async latest(): Promise<Check | undefined> {
    const { pk: partition } = keys.check('');
    const range = { from: 'CHECK#', to: 'CHECK#~', descending: true, limit: 1 };
    const [item] = (await this.#table.query<Item & Check>({ partition, ...range })).items;
    if (!item) return undefined;
    const { pk: _pk, sk: _sk, v: _v, expiresAt: _expires, ...check } = item;
    return check as unknown as Check;
  }
}
