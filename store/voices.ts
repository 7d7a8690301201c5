import type { Voice } from '../domain/survey/voice.ts';
import { keys, lists } from './keys.ts';
import type { Item, Page, Table } from './table.ts';

/** What was said from outside, an item each. */
export class Voices {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: string): Promise<Voice | undefined> {
    return (await this.#table.get<Item & { summary: Voice }>(keys.voice(id)))?.summary;
  }

  /** @throws ConditionFailed when it is there already */
  async add(voice: Voice): Promise<void> {
    const listed = { gsi1pk: lists.voices(voice.office), gsi1sk: `${voice.on}#${voice.id}` };
    await this.#table.put({ ...keys.voice(voice.id), v: 1, summary: voice, ...listed }, 'attribute_not_exists(pk)');
  }

  /** Those for an office, the latest first. */
  async of(office: string, limit: number, after?: Record<string, unknown>): Promise<Page<Voice>> {
    const asked = { index: 'GSI1', partition: lists.voices(office), limit, after, descending: true } as const;
    const page = await this.#table.query<Item & { summary: Voice }>(asked);
    const items = page.items.map(({ summary }) => summary);
    return page.next ? { items, next: page.next } : { items };
  }
}
