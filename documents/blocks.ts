import { breakLines, type Line, type Span, widthOf } from './lines.ts';
import { type Atom, heightOf, sheet } from './press.ts';

/** Where and how a block is set; sizes in points. */
export interface Setting {
  readonly width?: number;
  readonly size?: number;
  /** Line height as a multiple of the size. */
  readonly leading?: number;
  /** Of the first line, and of those after it, in characters. */
  readonly indent?: number;
  readonly hanging?: number;
  readonly align?: 'left' | 'centre' | 'justify';
  /** Keeps the block on the page of the one before. */
  readonly glued?: boolean;
}

/** What blocks are made with: it gathers the characters no font has. */
export type Ink = Set<string>;

export type Words = string | readonly Span[];

const spansOf = (words: Words): readonly Span[] => (typeof words === 'string' ? [{ text: words }] : words);

/** A paragraph: one atom per line, with never a single line left alone before or after a page break. */
export function paragraph(words: Words, setting: Setting, ink: Ink): Atom[] {
  const { width = sheet.textWidth, size = 12, leading = 1.75, align = 'justify' } = setting;
  const indents = { indent: (setting.indent ?? 0) * size, hanging: (setting.hanging ?? 0) * size };
  const lines = breakLines(spansOf(words), { width, size, ...indents, justify: align === 'justify' }, ink);
  return lines.map((line, index) => {
    const shift = align === 'centre' ? (width - widthOf(line.marks)) / 2 : 0;
    const glued = index === 0 ? setting.glued : index === 1 || index === lines.length - 1;
    return lineAtom(line, { shift, size, height: size * leading, glued: glued ?? false });
  });
}

interface Seat {
  readonly shift: number;
  readonly size: number;
  readonly height: number;
  readonly glued: boolean;
}

/** The middle of a Chinese character lies 0.38 of its size above the baseline. */
const lineAtom = (line: Line, { shift, size, height, glued }: Seat): Atom => ({
  height,
  glued,
  draw: (pen, x, y) => pen.line(line, x + shift, y + height / 2 + size * 0.38),
});

/** A heading holds on to what follows it. */
export function headed(heading: Words, setting: Setting, below: readonly Atom[], ink: Ink): Atom[] {
  const top = paragraph(heading, setting, ink).map((atom, index) => (index === 0 ? atom : { ...atom, glued: true }));
  const [first, ...rest] = below;
  return first ? [...top, { ...first, glued: true }, ...rest] : top;
}

export const gap = (height: number, glued = false): Atom => ({ height, glued, draw: () => undefined });

/** Atoms as one piece. */
export function stack(atoms: readonly Atom[], glued = false): Atom {
  const draw: Atom['draw'] = (pen, x, y) => {
    let at = y;
    for (const atom of atoms) {
      atom.draw(pen, x, at);
      at += atom.height;
    }
  };
  return { height: heightOf(atoms), glued, draw };
}

/** Pieces side by side as one piece, each so far from the left. */
export function sideBySide(pieces: readonly { readonly atom: Atom; readonly at: number }[], glued = false): Atom {
  const height = Math.max(...pieces.map(({ atom }) => atom.height));
  return { height, glued, draw: (pen, x, y) => pieces.forEach(({ atom, at }) => void atom.draw(pen, x + at, y)) };
}

/** Atoms as one piece with a bar beside it, for what is added to a given text. */
export function marked(atoms: readonly Atom[]): Atom {
  const piece = stack(atoms);
  const draw: Atom['draw'] = (pen, x, y) => {
    pen.rule([x - 8, y + 3], [x - 8, y + piece.height - 3], 1.5);
    piece.draw(pen, x, y);
  };
  return { ...piece, draw };
}
