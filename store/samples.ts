import type { Sample } from '../domain/supervision/sample.ts';
import { AlreadyDone } from './cases.ts';
import { keys } from './keys.ts';
import { type Once, rememberOnce } from './once.ts';
import { type Item, type Table, TransactionRefused } from './table.ts';

/** Samples as they were drawn; never changed. */
export class Samples {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: string): Promise<Sample | undefined> {
    const item = await this.#table.get<Item & { sample: Sample }>(keys.sample(id));
    return item?.sample;
  }

  /** @throws AlreadyDone when the same request has drawn one */
  async keep(sample: Sample, once: Once | undefined): Promise<void> {
    const { id: caseId, at } = sample;
    try {
      await this.#table.transact([
        { put: { ...keys.sample(sample.id), v: 1, sample }, condition: 'attribute_not_exists(pk)' },
        ...(once ? [rememberOnce(once, { caseId, version: 1, at })] : []),
      ]);
    } catch (error) {
      if (error instanceof TransactionRefused) throw new AlreadyDone('drawn before', { cause: error });
      throw error;
    }
  }
}
