import type { DocumentPurpose } from '../domain/case.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

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

  async expect(caseId: string, upload: Upload): Promise<void> {
    const expiresAt = Math.floor(Date.parse(upload.at) / 1000) + keepFor;
    await this.#table.put({ ...keys.upload(caseId, upload.documentId), v: 1, ...upload, expiresAt });
  }

  async find(caseId: string, documentId: string): Promise<Upload | undefined> {
    return this.#table.get<Item & Upload>(keys.upload(caseId, documentId));
  }
}
