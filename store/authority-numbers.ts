import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/** A matter of a case. */
export interface MatterOfCase {
  readonly caseId: string;
  readonly matter: string;
}

/** More than one matter under one number is a mistake that a person must look at; two are enough to see it. */
const most = 2;

/** Finds matters by the numbers that authorities gave them. */
export class AuthorityNumbers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The write that makes a matter known under a number; repeating it changes nothing. */
  write(authority: string, number: string, { caseId, matter }: MatterOfCase): Write {
    return { put: { ...keys.authorityNumber(authority, number, caseId, matter), v: 1 } };
  }

  /** The matters known under a number of this authority: one, unless somebody mistyped. */
  async find(authority: string, number: string): Promise<MatterOfCase[]> {
    const { pk: partition } = keys.authorityNumber(authority, number, '', '');
    const page = await this.#table.query({ partition, from: 'CASE#', to: 'CASE#~', limit: most });
    return page.items.map(({ sk }) => {
      const [, caseId = '', matter = ''] = sk.split('#');
      return { caseId, matter };
    });
  }
}
