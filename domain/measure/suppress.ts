import type { OfficeNode } from './compute.ts';
import {
  type Block,
  blockOf,
  type Family,
  familiesOf,
  hasSmallCell,
  hasSmallSample,
  isActive,
  isSmallSample,
  minus,
  volumeOf,
} from './families.ts';
import type { Figure, Figures, FigureTable } from './figure.ts';
import type { Indicator } from './indicator.ts';

/**
 * The figures as they may be published (口径v1 9.4: of persons, items and offices no rate on fewer than 30, no cell below 5).
 *
 * Of each row of a table the indicators of a family are shown together or hidden together. What is hidden must not follow
 * from what is shown: so there is never one row alone hidden under a total, and what the hidden ones come to together is not
 * too small either, as long as there is another row to hide. Totals of the office asked about are shown, as are those of 帮办
 * and 代办, but no rate on too few; that nobody is counted may be told.
 * @throws Error when offices are asked for both alone and with all below: each would tell what the other hides
 */
export function publishable(
  figures: Figures,
  definitions: readonly Indicator[],
  offices: readonly OfficeNode[],
): Figures {
  const dimensions = figures.tables.map(({ dimension }) => dimension);
  if (dimensions.includes('office') && dimensions.includes('own-office'))
    throw new Error('Offices alone and offices with all below in one publication');
  const shownIds = new Set(figures.total.map(({ indicator }) => indicator));
  const families = familiesOf(definitions.filter(({ id }) => shownIds.has(id)));
  return {
    ...figures,
    total: figures.total.map(reliable),
    tables: figures.tables.map((table) => publishableTable(table, figures.total, families, offices, figures.office)),
  };
}

/** A rate that rests on too few says nothing. */
const reliable = (figure: Figure): Figure => (isSmallSample(figure) ? hidden(figure) : figure);

const hidden = ({ indicator, version }: Figure): Figure => ({ indicator, version, status: 'hidden' });

function publishableTable(
  table: FigureTable,
  total: readonly Figure[],
  families: readonly Family[],
  offices: readonly OfficeNode[],
  top: string,
): FigureTable {
  if (table.dimension === 'service')
    return { ...table, rows: table.rows.map((row) => ({ ...row, figures: row.figures.map(reliable) })) };
  // The total again, and of whom it is: of nobody else.
  if (table.dimension !== 'office' && table.dimension !== 'group' && table.rows.length === 1)
    return { ...table, rows: [] };
  const secrets = families.map((family) => {
    const whole = blockOf(family, total);
    const places = table.rows.map(({ key, figures }) => placeOf(family, key, figures));
    if (table.dimension === 'office') return { family, keys: hiddenOffices(places, offices, top) };
    if (table.dimension === 'group') return { family, keys: hiddenGroups(places, whole) };
    return { family, keys: hiddenParts(places, whole) };
  });
  const isHidden = (key: string, id: string) => secrets.some(({ family, keys }) => family.ids.has(id) && keys.has(key));
  return {
    ...table,
    rows: table.rows.map(({ key, figures }) => ({
      key,
      figures: figures.map((figure) => (isHidden(key, figure.indicator) ? hidden(figure) : reliable(figure))),
    })),
  };
}

/** A row of a table, as far as one family goes. */
interface Place {
  readonly key: string;
  readonly block: Block;
  readonly unsafe: boolean;
}

function placeOf(family: Family, key: string, figures: readonly Figure[]): Place {
  const block = blockOf(family, figures);
  return { key, block, unsafe: hasSmallCell(block) || hasSmallSample(family, figures) };
}

/** Groups overlap and add up to nothing; but what is not of a group follows from the total. */
const hiddenGroups = (places: readonly Place[], whole: Block): ReadonlySet<string> =>
  new Set(places.filter(({ block, unsafe }) => unsafe || hasSmallCell(minus(whole, block))).map(({ key }) => key));

/**
 * Of rows that add up to a whole, those that are hidden.
 * @param rest what belongs to the whole and to no row: never shown, and told by what the others leave of the whole
 */
function hiddenParts(places: readonly Place[], whole: Block, rest: Block = new Map()): Set<string> {
  const keys = new Set(places.filter(({ unsafe }) => unsafe).map(({ key }) => key));
  if (keys.size === 0 && !hasSmallCell(rest)) return keys;
  const others = places
    .filter(({ key, block }) => !keys.has(key) && isActive(block))
    .sort((one, other) => volumeOf(one.block) - volumeOf(other.block) || (one.key < other.key ? -1 : 1));
  for (const { key } of others) {
    if (isCovered(places, keys, whole, rest)) return keys;
    keys.add(key);
  }
  // Nobody else has any: where it is must not be told, so that those who have none are hidden too.
  if (!isCovered(places, keys, whole, rest)) for (const { key } of places) keys.add(key);
  return keys;
}

/** What is hidden is more than one, and together not too few. */
function isCovered(places: readonly Place[], keys: ReadonlySet<string>, whole: Block, rest: Block): boolean {
  const secret = places.filter(({ key, block }) => keys.has(key) && isActive(block));
  const shown = places.filter(({ key }) => !keys.has(key));
  const together = shown.reduce((left, { block }) => minus(left, block), whole);
  return secret.length + (isActive(rest) ? 1 : 0) >= 2 && !hasSmallCell(together);
}

/**
 * Offices with all below them, from the top: what an office has for itself is what those below leave of it. Below an office
 * that is hidden everything is, since it would add up to it.
 */
function hiddenOffices(places: readonly Place[], offices: readonly OfficeNode[], top: string): ReadonlySet<string> {
  const byKey = new Map(places.map((place) => [place.key, place]));
  const children = Map.groupBy(
    offices.filter(({ code, parent }) => code !== top && parent !== undefined && byKey.has(code)),
    ({ parent }) => parent,
  );
  const placesBelow = (code: string) => (children.get(code) ?? []).flatMap((each) => byKey.get(each.code) ?? []);
  const keys = new Set<string>();
  const waiting = [top];
  for (const code of waiting) {
    const below = placesBelow(code);
    const whole = byKey.get(code)?.block ?? new Map();
    const own = below.reduce((left, { block }) => minus(left, block), whole);
    const secret = keys.has(code) ? new Set(below.map(({ key }) => key)) : hiddenParts(below, whole, own);
    for (const key of secret) keys.add(key);
    waiting.push(...below.map(({ key }) => key));
  }
  return keys;
}
