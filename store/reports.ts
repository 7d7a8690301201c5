import type { ReportRecord } from '../domain/measure/report-review.ts';
import { keys, reportsPartition } from './keys.ts';
import { type Once, rememberOnce } from './once.ts';
import { ConditionFailed, type Item, type Table, TransactionRefused, type Write } from './table.ts';

/** The records of reports, all in one partition: seventeen a year. */
export class Reports {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(period: string): Promise<ReportRecord | undefined> {
    const item = await this.#table.get(keys.report(period));
    return item && recordOf(item);
  }

  /** All there are, the latest first. */
  async all(): Promise<ReportRecord[]> {
    const items = await this.#table.all({ partition: reportsPartition, descending: true });
    return items.map(recordOf);
  }

  /**
   * Keeps what a record has become, if nobody changed it meanwhile.
   * @returns whether it was kept
   */
  async keep(record: ReportRecord, once?: Once): Promise<boolean> {
    const writes: Write[] = [{ put: { ...keys.report(record.period), v: 1, ...record }, ...unchanged(record) }];
    if (once)
      writes.push(rememberOnce(once, { caseId: record.period, version: record.version, at: lastActOf(record) }));
    try {
      await this.#table.transact(writes);
      return true;
    } catch (error) {
      if (error instanceof TransactionRefused) return false;
      throw error;
    }
  }

  /** The token of the workflow that waits for the review, if it does. */
  async waitOf(period: string): Promise<string | undefined> {
    const item = await this.#table.get<Item & { taskToken: string }>(keys.reportWait(period));
    return item?.taskToken;
  }

  /** Removes a wait that is over, unless the workflow waits anew by now. */
  async endWait(period: string, taskToken: string): Promise<void> {
    try {
      await this.#table.remove(keys.reportWait(period), 'taskToken = :token', { ':token': taskToken });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

const unchanged = ({ version }: ReportRecord) =>
  version === 1
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: 'version = :before', values: { ':before': version - 1 } };

const lastActOf = ({ course, statisticsAt }: ReportRecord): string => course.at(-1)?.at ?? statisticsAt;

const recordOf = ({ pk: _pk, sk: _sk, v: _v, ...record }: Item): ReportRecord => record as unknown as ReportRecord;
