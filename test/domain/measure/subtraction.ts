import type { OfficeNode } from '../../../domain/measure/compute.ts';
import type { Figure, Figures, FigureTable } from '../../../domain/measure/figure.ts';

/**
 * What somebody finds out who adds and subtracts: the hidden numbers of a publication that its shown ones determine. Written
 * without any of the code that hides: each number of each row is an unknown, each sum is an equation, and whoever solves them
 * all knows what has one solution. Rows that are shown to have none, or no data, are known.
 */
export function determined(raw: Figures, published: Figures, offices: readonly OfficeNode[]): string[] {
  return published.tables.flatMap((table, place) =>
    ids(published).flatMap((id) =>
      (['numerator', 'denominator'] as const).flatMap((part) => {
        const rows = raw.tables[place]?.rows ?? [];
        const size = Object.fromEntries(
          rows.map(({ key, figures }) => [key, figures.find(({ indicator }) => indicator === id)?.[part] ?? 0]),
        );
        const found = solved(unknownsOf(table, id, published, offices));
        return found.filter((key) => (size[key] ?? 0) > 0).map((key) => `${table.dimension} ${key} ${id}`);
      }),
    ),
  );
}

const ids = ({ total }: Figures) => total.filter(({ status }) => status === 'shown').map(({ indicator }) => indicator);

/** Sums of unknowns that are known: all coefficients are one. */
type Equations = readonly (readonly string[])[];

function unknownsOf(
  { dimension, rows }: FigureTable,
  id: string,
  { office: top }: Figures,
  offices: readonly OfficeNode[],
): Equations {
  const figure = (figures: readonly Figure[]) => figures.find(({ indicator }) => indicator === id);
  const secret = new Set(rows.filter(({ figures }) => figure(figures)?.status === 'hidden').map(({ key }) => key));
  if (dimension === 'group') return [...secret].map((key) => [key, `not ${key}`]);
  if (dimension !== 'office') return [[...secret].sort()];
  return offices
    .filter(({ code }) => code === top || rows.some(({ key }) => key === code))
    .map(({ code }) => [
      ...(secret.has(code) ? [`-${code}`] : []),
      `own ${code}`,
      ...offices.filter(({ code: each, parent }) => parent === code && secret.has(each)).map((each) => each.code),
    ]);
}

/** The unknowns with one solution, by elimination. A leading `-` is the same unknown on the other side. */
function solved(equations: Equations): string[] {
  const names = [...new Set(equations.flat().map((name) => name.replace(/^-/, '')))];
  const matrix = equations.map((sum) =>
    names.map((name) => (sum.includes(name) ? 1 : sum.includes(`-${name}`) ? -1 : 0)),
  );
  const pivots = reduced(matrix);
  return [...pivots]
    .filter(([line]) => matrix[line]!.filter((each) => Math.abs(each) > 1e-9).length === 1)
    .map(([, column]) => names[column]!);
}

/** Gauss and Jordan, in place. @returns the column of the pivot of each line */
function reduced(matrix: number[][]): Map<number, number> {
  const pivots = new Map<number, number>();
  const width = matrix[0]?.length ?? 0;
  let line = 0;
  for (let column = 0; column < width && line < matrix.length; column += 1) {
    const found = matrix.findIndex((each, at) => at >= line && Math.abs(each[column]!) > 1e-9);
    if (found < 0) continue;
    [matrix[line], matrix[found]] = [matrix[found]!, matrix[line]!];
    const by = matrix[line]![column]!;
    matrix[line] = matrix[line]!.map((each) => each / by);
    for (const [at, other] of matrix.entries())
      if (at !== line && other[column] !== 0)
        matrix[at] = other.map((each, place) => each - other[column]! * matrix[line]![place]!);
    pivots.set(line, column);
    line += 1;
  }
  return pivots;
}
