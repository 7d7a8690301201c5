import { type Contributions, difference } from '../../domain/measure/contributions.ts';
import { contributionsOfCase } from '../../domain/measure/rows-of.ts';
import { contextFor } from '../../functions/district.ts';
import { countedIn, type Mark } from '../../store/mark.ts';
import type { Item } from '../../store/table.ts';
import type { Behind } from './behind.ts';

/** What is counted, told three ways; all are the same once nothing is left undone. */
export interface Tallies {
  /** The leaves of a generation. */
  readonly leaves: Contributions;
  /** What the marks say was added. */
  readonly marks: Contributions;
  /** What the histories say, counted here and now. */
  readonly histories: Contributions;
}

/** Counts everything there is, past all that counts it in the system. */
export async function tallies(behind: Behind, generation = 1): Promise<Tallies> {
  const own = (await behind.beginning('COUNT#')).filter(({ sk }) => sk.startsWith(`${generation}#`));
  const subjects = (await behind.beginning('CASE#')).filter(({ sk }) => sk === 'HEAD' || sk === 'COUNTED');
  const marks = subjects.filter(({ sk, generation: of }) => sk === 'COUNTED' && of === generation);
  const heads = subjects.filter(({ sk }) => sk === 'HEAD');
  const histories = await Promise.all(heads.map(({ pk }) => behind.commits(pk.slice('CASE#'.length))));
  const context = contextFor({ kind: 'system', task: 'count' }, new Date().toISOString());
  return {
    leaves: sum(own.map(leafOf)),
    marks: sum(marks.map(markedIn)),
    histories: sum(histories.map((history) => contributionsOfCase(history, context))),
  };
}

/** What two tallies differ by, a line for each row. */
export const apart = (one: Contributions, other: Contributions): string[] =>
  [...difference(one, other)].flatMap(([leaf, rows]) => [...rows].map(([row, by]) => `${leaf} ${row} ${by}`));

/** How many rows are counted. */
export const size = (counted: Contributions): number => [...counted.values()].reduce((all, rows) => all + rows.size, 0);

/** Past the door, bytes come as base64. */
const markedIn = ({ packed, ...mark }: Item): Contributions =>
  countedIn({ ...(mark as unknown as Mark), packed: Buffer.from(String(packed), 'base64') });

const leafOf = ({ pk, sk, ...rows }: Item): Contributions => {
  const [, , office] = pk.split('#');
  const leaf = [office, ...sk.split('#').slice(1)].join('#');
  return new Map([[leaf, new Map(Object.entries(rows as Record<string, number>))]]);
};

const sum = (all: readonly Contributions[]): Contributions =>
  all.reduce<Contributions>((before, one) => difference(difference(one, new Map()), before), new Map());
