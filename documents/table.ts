import { gap, type Ink, paragraph, stack, type Words } from './blocks.ts';
import { type Atom, type Pen, sheet } from './press.ts';

export interface Column {
  readonly title: string;
  /** Share of the text width. */
  readonly share: number;
  readonly align?: 'left' | 'centre';
}

const size = 10;
const leading = 1.5;
const padding = { beside: 4, above: 3 };

/** A row longer than this may go on over the page. */
const mostLinesInOnePiece = 12;

/** A ruled table. Its head stands again on every page, rows stay whole unless very long. */
export function table(columns: readonly Column[], rows: readonly (readonly Words[])[], ink: Ink): Atom[] {
  const edges = edgesOf(columns);
  const titles = columns.map(({ title }) => [{ text: title, face: 'heading' as const }]);
  const head = stack(
    rowAtoms(
      columns.map((column) => ({ ...column, align: 'centre' as const })),
      edges,
      titles,
      ink,
    ),
  );
  const body = rows.flatMap((row) => rowAtoms(columns, edges, row, ink).map((atom) => ({ ...atom, head })));
  const [first, ...rest] = body;
  return first ? [head, { ...first, glued: true }, ...rest] : [head];
}

/** Names and values, two columns without a head, as on a cover. */
export function fields(pairs: readonly (readonly [string, Words])[], ink: Ink): Atom[] {
  const columns: Column[] = [
    { title: '', share: 0.24 },
    { title: '', share: 0.76 },
  ];
  const edges = edgesOf(columns);
  return pairs.flatMap(([name, value]) => rowAtoms(columns, edges, [[{ text: name, face: 'heading' }], value], ink));
}

function edgesOf(columns: readonly Column[]): number[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const edges = [0];
  for (const { share } of columns) edges.push(edges.at(-1)! + (share / total) * sheet.textWidth);
  return edges;
}

function rowAtoms(columns: readonly Column[], edges: readonly number[], row: readonly Words[], ink: Ink): Atom[] {
  const cells = columns.map(({ align = 'left' }, index) => {
    const width = edges[index + 1]! - edges[index]! - 2 * padding.beside;
    return paragraph(row[index] ?? '', { width, size, leading, align }, ink);
  });
  const lines = Math.max(...cells.map((cell) => cell.length));
  if (lines <= mostLinesInOnePiece)
    return [
      rowAtom(
        cells.map((cell) => stack(cell)),
        edges,
        { first: true, last: true },
      ),
    ];
  return Array.from({ length: lines }, (_, at) => {
    const slice = cells.map((cell) => cell[at] ?? gap(0));
    return rowAtom(slice, edges, { first: at === 0, last: at === lines - 1 });
  });
}

interface Ends {
  readonly first: boolean;
  readonly last: boolean;
}

/** A row, or one line of a very long row. Cells stand in the middle of its height. */
function rowAtom(cells: readonly Atom[], edges: readonly number[], ends: Ends): Atom {
  const above = ends.first ? padding.above : 0;
  const inner = Math.max(...cells.map((cell) => cell.height));
  const height = above + inner + (ends.last ? padding.above : 0);
  const draw: Atom['draw'] = (pen, x, y) => {
    for (const [index, cell] of cells.entries()) {
      cell.draw(pen, x + edges[index]! + padding.beside, y + above + (inner - cell.height) / 2);
    }
    drawBorders(
      pen,
      edges.map((edge) => x + edge),
      [y, y + height],
      ends,
    );
  };
  const close: Atom['close'] = (pen, x, y) => pen.rule([x, y], [x + edges.at(-1)!, y], 0.5);
  return { height, draw, close };
}

function drawBorders(pen: Pen, edges: readonly number[], [top, bottom]: readonly [number, number], ends: Ends) {
  for (const edge of edges) pen.rule([edge, top], [edge, bottom], 0.5);
  if (ends.first) pen.rule([edges[0]!, top], [edges.at(-1)!, top], 0.5);
  if (ends.last) pen.rule([edges[0]!, bottom], [edges.at(-1)!, bottom], 0.5);
}
