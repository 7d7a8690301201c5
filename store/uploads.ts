import type { DocumentPurpose } from '../domain/case/record.ts';
import { AlreadyDone } from './cases.ts';
import { keys } from './keys.ts';
import { type Once, rememberOnce } from './once.ts';
import { type Item, type Table, TransactionRefused } from './table.ts';

/** An upload that was allowed and is awaited: what it must turn out to be. */
export interface Upload {
  readonly documentId: string;
  readonly purpose: DocumentPurpose;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly key: string;
  readonly at: string;
}

/** A day to complete an upload. Seconds. */
const keepFor = 86_400;

export class Uploads {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Awaits an upload, and remembers the request that asked for it.
   * @param version of the case as the request saw it
   * @throws AlreadyDone when a request with this key was first
   */
  async expect(caseId: string, version: number, upload: Upload, once: Once): Promise<void> {
    const { documentId, at } = upload;
    const expiresAt = Math.floor(Date.parse(at) / 1000) + keepFor;
    const awaited = { put: { ...keys.upload(caseId, documentId), v: 1, ...upload, expiresAt } };
    try {
      await this.#table.transact([awaited, rememberOnce(once, { caseId, version, at })]);
    } catch (error) {
      if (!(error instanceof TransactionRefused && (error.failed(1) || error.conflict))) throw error;
      throw new AlreadyDone('done before', { cause: error });
    }
  }

  async find(caseId: string, documentId: string): Promise<Upload | undefined> {
    return this.#table.get<Item & Upload>(keys.upload(caseId, documentId));
  }
}
