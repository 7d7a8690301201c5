import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Contributions } from '../domain/measure/contributions.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

/** What was counted for a case (or another subject), kept under it. */
export interface Mark {
  /** Goes up with each transaction, so that none is repeated. */
  readonly revision: number;
  /** Of the leaves it was added to. */
  readonly generation: number;
  /** All commits up to this number are counted; later ones that changed nothing leave it as it is. */
  readonly through: number;
  /** The contributions, packed: they are written with every change and read with every case. */
  readonly packed: Uint8Array;
}

/** The item of a mark. */
export const markItem = (
  partition: string,
  revision: number,
  { counted, ...mark }: Pick<Mark, 'generation' | 'through'> & { readonly counted: Contributions },
): Item => ({ ...keys.counted(partition), v: 1, revision, ...mark, packed: pack(counted) });

export function markOf(item: Item | undefined): Mark | undefined {
  if (!item) return undefined;
  const { revision, generation, through, packed } = item as Item & Mark;
  return { revision, generation, through, packed };
}

const pack = (counted: Contributions): Uint8Array =>
  deflateRawSync(JSON.stringify([...counted].map(([leaf, rows]) => [leaf, [...rows]])));

/** The contributions that a mark holds. */
export function countedIn({ packed }: Mark): Contributions {
  const kept = JSON.parse(inflateRawSync(packed).toString('utf8')) as [string, [string, number][]][];
  return new Map(kept.map(([leaf, rows]) => [leaf, new Map(rows)]));
}
