import { table } from '../functions/store.ts';
import type { Item, Query, Table, Write } from '../store/table.ts';

/**
 * Puts memory in the place of this process's one table: reads are answered at once, and nothing of the AWS SDK runs. What is
 * written is kept until `freeze`, and forgotten from then on, so that every request meets the same state.
 */
export function answerFromMemory(): { freeze(): void } {
  Object.assign(process.env, { TABLE_NAME: 'records', DATA_KEY_ARN: 'never asked' });
  const items: Item[] = [];
  let frozen = false;
  const keep = (...writes: readonly Item[]) => {
    if (!frozen) items.push(...writes);
  };
  const memory: Pick<Table, 'get' | 'put' | 'query' | 'transact'> = {
    get: async <T extends Item>({ pk, sk }: Pick<Item, 'pk' | 'sk'>) =>
      items.find((item) => item.pk === pk && item.sk === sk) as T | undefined,
    query: async <T extends Item>({ partition, from = '', to = '\uffff' }: Query) => ({
      items: items.filter(({ pk, sk }) => pk === partition && sk >= from && sk <= to) as T[],
    }),
    put: async (item) => keep(item),
    transact: async (writes: readonly Write[]) =>
      keep(...writes.flatMap((write) => ('put' in write ? [write.put] : []))),
  };
  Object.assign(table(), memory);
  return {
    freeze() {
      frozen = true;
    },
  };
}
