import type { Summary } from './head.ts';
import { keys, lists } from './keys.ts';
import type { Item, Page, Query, Table } from './table.ts';

type Listed = Item & { summary?: Summary; caseId?: string };

/** Work lists, each one query by key; an index can be a moment behind. */
export class CaseLists {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Open cases of an office, the most urgent first. */
  open(office: string, limit: number, after?: Record<string, unknown>): Promise<Page<Summary>> {
    return this.#summaries({ index: 'GSI1', partition: lists.open(office), limit, after });
  }

  /** Closed cases of an office, the latest first. */
  closed(office: string, limit: number, after?: Record<string, unknown>): Promise<Page<Summary>> {
    return this.#summaries({ index: 'GSI1', partition: lists.closed(office), limit, after, descending: true });
  }

  /** Cases in an agent's charge, the most urgent first. */
  ofAgent(office: string, agent: string, limit: number, after?: Record<string, unknown>): Promise<Page<Summary>> {
    return this.#summaries({ index: 'GSI2', partition: lists.agent(office, agent), limit, after });
  }

  /** Ids of the cases of a person at an office, the latest first. `hash` is the keyed hash of a number. */
  async ofPerson(office: string, hash: string, limit: number, after?: Record<string, unknown>): Promise<Page<string>> {
    const partition = lists.person(office, hash);
    const page = await this.#table.query<Listed>({ index: 'GSI2', partition, limit, after, descending: true });
    return withNext(
      page,
      page.items.map(({ caseId }) => caseId as string),
    );
  }

  /** Ids of the cases an account registered, the latest first. */
  async ofAccount(account: string, limit: number, after?: Record<string, unknown>): Promise<Page<string>> {
    const { pk: partition } = keys.principalCase(account, '', '');
    const page = await this.#table.query({ partition, from: 'CASE#', to: 'CASE#~', limit, after, descending: true });
    return withNext(
      page,
      page.items.map(({ sk }) => sk.split('#').at(-1) as string),
    );
  }

  /** The summary on a case's head. */
  async summary(caseId: string): Promise<Summary | undefined> {
    return (await this.#table.get<Listed>(keys.head(caseId)))?.summary;
  }

  /** Cases that reconciliation must look at by `until`, the longest waiting first. */
  async watched(centre: string, shard: number, until: string, limit: number): Promise<string[]> {
    const partition = lists.watch(centre, shard);
    const page = await this.#table.query({ index: 'GSI3', partition, to: `${until}#~`, limit });
    return page.items.map(({ pk }) => pk.slice('CASE#'.length));
  }

  async #summaries(query: Query): Promise<Page<Summary>> {
    const page = await this.#table.query<Listed>(query);
    return withNext(
      page,
      page.items.map(({ summary }) => summary as Summary),
    );
  }
}

const withNext = <T>({ next }: Page<unknown>, items: readonly T[]): Page<T> => (next ? { items, next } : { items });
