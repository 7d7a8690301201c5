import type { Staff, StaffRole } from '../domain/context.ts';
import { keys, lists } from './keys.ts';
import type { Item, Table } from './table.ts';

/** A member of staff as the directory keeps them. Their name and duty phone stand in agreements (Annex A 二.2). */
export interface StaffRecord extends Staff {
  readonly name: string;
  readonly phone: string;
  readonly active: boolean;
  readonly version: number;
}

type StaffItem = Item & Omit<StaffRecord, 'kind'>;

/** The staff directory; read for every request, so that a dismissal works on the next act. */
export class StaffDirectory {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: string): Promise<StaffRecord | undefined> {
    const item = await this.#table.get<StaffItem>(keys.staff(id));
    return item && recordOf(item);
  }

  /** Enrols or changes. @throws ConditionFailed when the record is not at `record.version - 1` any more */
  async put(record: StaffRecord): Promise<void> {
    const { kind: _, ...rest } = record;
    const item = { ...keys.staff(record.id), v: 1, ...rest, gsi1pk: lists.staff(record.office), gsi1sk: record.id };
    if (record.version === 1) return this.#table.put(item, 'attribute_not_exists(pk)');
    return this.#table.put(item, 'version = :before', { ':before': record.version - 1 });
  }

  /** The staff of an office by id. */
  async ofOffice(office: string, limit: number, after?: Record<string, unknown>) {
    const page = await this.#table.query({ index: 'GSI1', partition: lists.staff(office), limit, after });
    const records = await Promise.all(page.items.map(({ pk }) => this.find(pk.slice('STAFF#'.length))));
    const items = records.filter((record) => record !== undefined);
    return page.next ? { items, next: page.next } : { items };
  }
}

function recordOf({
  id,
  office,
  roles,
  authorities,
  name,
  phone,
  active,
  version,
  represents,
  supervises,
}: StaffItem): StaffRecord {
  const known = { id, office, roles: roles as StaffRole[], authorities, name, phone, active, version };
  return { kind: 'staff', ...known, ...(represents && { represents }), ...(supervises && { supervises }) };
}
