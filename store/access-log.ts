import { randomUUID } from 'node:crypto';
import type { CommitActor } from './cases.ts';
import { keys } from './keys.ts';
import type { Item, Page, Table } from './table.ts';

/** Who read a case, was refused on it, or was shown personal data. Never in the case's own history. */
export interface Access {
  readonly at: string;
  readonly actor: CommitActor;
  /** What was done or asked: a command or a read. */
  readonly act: string;
  /** Of a refusal: the clause and the code. */
  readonly clause?: string;
  readonly because?: string;
  /** Of a disclosure: the reason given, and whose data. */
  readonly reason?: string;
  readonly person?: string;
  /** Of an opened file: which one. */
  readonly document?: string;
}

/** Three years: the record of impact assessments (个人信息保护法 §56); the log's own minimum is six months (网络安全法 §21). Seconds. */
const keepFor = 3 * 365 * 86_400;

export class AccessLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(caseId: string, access: Access): Promise<void> {
    const expiresAt = Math.floor(Date.parse(access.at) / 1000) + keepFor;
    await this.#table.put({ ...keys.access(caseId, access.at, randomUUID().slice(0, 8)), v: 1, ...access, expiresAt });
  }

  /** The latest first. */
  async of(caseId: string, limit: number, after?: Record<string, unknown>): Promise<Page<Access>> {
    const { pk: partition } = keys.access(caseId, '', '');
    const page = await this.#table.query<Item & Access>({ partition, limit, after, descending: true });
    const items = page.items.map(({ pk: _pk, sk: _sk, v: _v, expiresAt: _e, ...access }) => access as Access);
    return page.next ? { items, next: page.next } : { items };
  }
}
