import PDFDocument from 'pdfkit';
import { embeddable } from './fonts.ts';
import { breakLines, type Line, type Mark, type Span, widthOf } from './lines.ts';

/** A printed document: PDF bytes, its number of pages, and the characters no font had (shown as their code points). */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly missing: string[];
}

/** Something that stays in one piece on a page; heights in points. */
export interface Atom {
  readonly height: number;
  /** Not to be parted from the one before. */
  readonly glued?: boolean;
  /** Stands on top again when a page begins here, as the head of a table does. */
  readonly head?: Atom;
  draw(pen: Pen, x: number, y: number): void;
  /** Drawn at its lower edge when the page ends after it. */
  close?(pen: Pen, x: number, y: number): void;
}

/** What draws on a page. y grows downward, from the top edge. */
export interface Pen {
  line(line: Line, x: number, baseline: number): void;
  rule(from: readonly [number, number], to: readonly [number, number], width: number): void;
  /** A filled rectangle by its upper left corner; the colour as `#1f4e79`. */
  box(corner: readonly [number, number], extent: readonly [number, number], colour: string): void;
  /** A line through points, with round ends, as a pen draws it; a single point is a dot. */
  stroke(points: readonly (readonly [number, number])[], width: number): void;
}

const millimetres = (length: number) => (length * 72) / 25.4;

/** A4 with the margins of GB/T 9704—2012: 37 mm above, 28 mm at the binding side, a text area 156 mm × 225 mm. */
export const sheet = {
  width: millimetres(210),
  height: millimetres(297),
  left: millimetres(28),
  top: millimetres(37),
  textWidth: millimetres(156),
  textHeight: millimetres(225),
};

export interface Imprint {
  readonly title: string;
  /** ISO time written into the file; the same data then give the same bytes. */
  readonly at: string;
  /** What stands at the foot of each page, left of its number, and the lines below. */
  readonly footer: { readonly left: string; readonly below: readonly string[] };
}

/** Lays the atoms on pages and prints them as PDF/A-2b with embedded subsets of the fonts. */
export async function press(atoms: readonly Atom[], imprint: Imprint, missing: Set<string>): Promise<Printed> {
  const doc = openDocument(imprint);
  const bytes = collect(doc);
  const pen = penOn(doc);
  const pages = paginate(atoms);
  for (const [index, page] of pages.entries()) {
    doc.addPage();
    for (const { atom, y } of page) atom.draw(pen, sheet.left, y);
    const last = page.at(-1);
    last?.atom.close?.(pen, sheet.left, last.y + last.atom.height);
    drawFooter(pen, imprint, `第 ${index + 1} 页　共 ${pages.length} 页`, missing);
  }
  doc.end();
  return { bytes: await bytes, pages: pages.length, missing: [...missing].sort() };
}

function openDocument({ title, at }: Imprint): PDFKit.PDFDocument {
  const moment = new Date(at);
  return new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    font: '',
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Creator: 'bangdaiban', Producer: 'PDFKit', CreationDate: moment },
  });
}

async function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

interface Placed {
  readonly atom: Atom;
  readonly y: number;
}

/** What follows starts a new page. */
export const pageBreak: Atom = { height: 0, draw: () => undefined };

/** Groups atoms that hold together, and starts a page where a group no longer fits. */
export function paginate(atoms: readonly Atom[]): Placed[][] {
  const bottom = sheet.top + sheet.textHeight + 0.01;
  const pages: Placed[][] = [[]];
  let y = sheet.top;
  const startPage = (head: Atom | undefined) => {
    pages.push(head ? [{ atom: head, y: sheet.top }] : []);
    y = sheet.top + (head?.height ?? 0);
  };
  for (const group of groupsOf(atoms)) {
    if (group[0] === pageBreak) {
      startPage(undefined);
      continue;
    }
    const isTop = pages.at(-1)!.length === 0;
    if (!isTop && y + heightOf(group) > bottom) startPage(group[0]!.head);
    for (const atom of group) {
      if (pages.at(-1)!.length > 0 && y + atom.height > bottom) startPage(atom.head);
      pages.at(-1)!.push({ atom, y });
      y += atom.height;
    }
  }
  return pages;
}

function groupsOf(atoms: readonly Atom[]): Atom[][] {
  const groups: Atom[][] = [];
  for (const atom of atoms) {
    if (atom.glued && groups.length > 0) groups.at(-1)!.push(atom);
    else groups.push([atom]);
  }
  return groups;
}

export const heightOf = (atoms: readonly Atom[]) => atoms.reduce((sum, { height }) => sum + height, 0);

function penOn(doc: PDFKit.PDFDocument): Pen {
  const registered = new Set<string>();
  const use = (font: string, size: number) => {
    if (!registered.has(font)) doc.registerFont(font, embeddable(font) as unknown as Uint8Array);
    registered.add(font);
    doc.font(font, size);
  };
  const rule: Pen['rule'] = (from, to, width) => {
    doc
      .lineWidth(width)
      .moveTo(...from)
      .lineTo(...to)
      .stroke('#000000');
  };
  const stroke: Pen['stroke'] = (points, width) => {
    const [first, ...rest] = points;
    if (!first) return;
    doc.save().lineWidth(width).lineCap('round').lineJoin('round');
    doc.moveTo(...first);
    for (const point of rest.length > 0 ? rest : [first]) doc.lineTo(...point);
    doc.stroke('#000000').restore();
  };
  const line: Pen['line'] = ({ marks, indent, stretch }, x, baseline) => {
    let at = x + indent;
    for (const run of runsOf(marks)) {
      const width = widthOf(run) + stretch * run.length;
      const { font, size, underline } = run[0]!;
      use(font, size);
      const text = run.map((mark) => mark.text).join('');
      doc
        .fillColor('#000000')
        .text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: stretch });
      if (underline) rule([at, baseline + size * 0.22], [at + width, baseline + size * 0.22], 0.5);
      at += width;
    }
  };
  const box: Pen['box'] = (corner, extent, colour) => {
    doc.rect(...corner, ...extent).fill(colour);
  };
  return { line, rule, stroke, box };
}

function runsOf(marks: readonly Mark[]): Mark[][] {
  const runs: Mark[][] = [];
  for (const mark of marks) {
    const last = runs.at(-1)?.[0];
    const same = last?.font === mark.font && last.size === mark.size && last.underline === mark.underline;
    if (same) runs.at(-1)!.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

const footerTop = sheet.top + sheet.textHeight + millimetres(9);

function drawFooter(pen: Pen, { footer }: Imprint, pageNumber: string, missing: Set<string>): void {
  const right = sheet.left + sheet.textWidth;
  pen.rule([sheet.left, footerTop], [right, footerTop], 0.5);
  const set = (text: string, size: number) =>
    breakLines([{ text, size } satisfies Span], { width: sheet.textWidth, size }, missing);
  const number = set(pageNumber, 9)[0]!;
  pen.line(number, right - widthOf(number.marks), footerTop + 13);
  pen.line(set(footer.left, 9)[0]!, sheet.left, footerTop + 13);
  const below = footer.below.flatMap((text) => set(text, 7));
  for (const [index, line] of below.entries()) pen.line(line, sheet.left, footerTop + 25 + index * 10);
}
