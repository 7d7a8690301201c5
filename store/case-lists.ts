import type { Family } from '../domain/kinds.ts';
import type { Stage } from '../domain/lifecycle.ts';
import type { Summary } from './head.ts';
import { keys, lists } from './keys.ts';
import type { Item, Page, Query, Table } from './table.ts';

type Listed = Item & { summary?: Summary; caseId?: string; gsi1sk?: string };

/** Work lists, each one query by key; an index can be a moment behind. */
export class CaseLists {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The list of an office's open cases in a stage, of one kind of principal. */
  openList(office: string, stage: Stage, kind: Summary['kind']): string {
    return lists.open(office, stage, kind);
  }

  /** Lines of such a list, the most urgent first, each with its sort key. @param behind the sort key to start behind */
  async openIn(partition: string, limit: number, behind?: string): Promise<(Summary & { readonly order: string })[]> {
    const from = behind === undefined ? {} : { from: `${behind}!` };
    const page = await this.#table.query<Listed>({ index: 'GSI1', partition, limit, ...from });
    return page.items.map(({ summary, gsi1sk }) => ({ ...(summary as Summary), order: gsi1sk as string }));
  }

  /** Closed cases of an office, the latest first. */
  closed(office: string, family: Family, limit: number, after?: Record<string, unknown>): Promise<Page<Summary>> {
    return this.#summaries({ index: 'GSI1', partition: lists.closed(office, family), limit, after, descending: true });
  }

  /** Cases in an agent's charge, the most urgent first. */
  ofAgent(
    office: string,
    agent: string,
    family: Family,
    limit: number,
    after?: Record<string, unknown>,
  ): Promise<Page<Summary>> {
    return this.#summaries({ index: 'GSI2', partition: lists.agent(office, agent, family), limit, after });
  }

  /** Ids of the cases of a person at an office, the latest first. `hash` is the keyed hash of a number. */
  async ofPerson(
    office: string,
    hash: string,
    family: Family,
    limit: number,
    after?: Record<string, unknown>,
  ): Promise<Page<string>> {
    const partition = lists.person(office, hash, family);
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

  /** Cases of a shard that were seen to be overdue, the longest first. */
  async overdue(centre: string, shard: number, limit: number): Promise<{ caseId: string; since: string }[]> {
    const partition = lists.overdue(centre, shard);
    const page = await this.#table.query<Item & { gsi3sk: string }>({ index: 'GSI3', partition, limit });
    return page.items.map(({ gsi3sk }) => {
      const [since = '', caseId = ''] = gsi3sk.split('#');
      return { caseId, since };
    });
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
