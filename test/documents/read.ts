import { inflateSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of text where a reader finds it; y upward from the lower edge, in points. */
interface Item {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface Shown {
  readonly text: string;
  /** Glyph number in the embedded font. */
  readonly glyph: number;
  readonly font: string;
}

export interface Read {
  readonly pages: number;
  readonly info: Record<string, unknown>;
  readonly items: readonly Item[];
  readonly shown: readonly Shown[];
  /** Lines drawn with round ends, as a pen draws: their points, y downward from the upper edge. */
  readonly drawn: readonly (readonly [number, number])[][];
}

/** Opens a PDF as a viewer does, with no fonts but its own. */
export async function readPdf(bytes: Uint8Array): Promise<Read> {
  const task = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    verbosity: 0,
  });
  const document = await task.promise;
  const items: Item[] = [];
  const shown: Shown[] = [];
  const drawn: [number, number][][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
      items.push({ page: number, text: item.str, x, y, width: item.width, size });
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    let font = '';
    let cap = 0;
    for (const [index, operator] of fnArray.entries()) {
      if (operator === OPS.setFont) font = page.commonObjs.get(argsArray[index][0]).name;
      if (operator === OPS.setLineCap) cap = argsArray[index][0];
      if (operator === OPS.restore) cap = 0;
      if (operator === OPS.constructPath && cap === 1) drawn.push(pointsOf(argsArray[index][1][0]));
      if (operator === OPS.showText) shown.push(...glyphsOf(argsArray[index][0], font));
    }
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages: document.numPages, info: info as Record<string, unknown>, items, shown, drawn };
}

/** A path of straight lines: each point is told by an operator and two coordinates. */
const pointsOf = (path: Iterable<number>): [number, number][] => {
  const all = [...path];
  return Array.from({ length: all.length / 3 }, (_, index) => [all[index * 3 + 1]!, all[index * 3 + 2]!]);
};

function glyphsOf(pieces: readonly (number | { unicode: string; originalCharCode: number })[], font: string): Shown[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'number' ? [] : [{ text: piece.unicode, glyph: piece.originalCharCode, font }],
  );
}

const squeezed = (text: string) => text.replace(/\s/g, '');

/** The foot of a page begins below this height. */
const foot = 99;

/** All text above the feet of the pages, without white space. */
export const bodyOf = ({ items }: Read) =>
  squeezed(
    items
      .filter(({ y }) => y > foot)
      .map(({ text }) => text)
      .join(''),
  );

export const footOf = ({ items }: Read, page: number) =>
  squeezed(
    items
      .filter((item) => item.page === page && item.y <= foot)
      .map(({ text }) => text)
      .join(''),
  );

/** The font programs embedded in a PDF, by the name of their font. */
export function embeddedFonts(bytes: Uint8Array): Map<string, Font> {
  const text = Buffer.from(bytes).toString('latin1');
  const descriptors = text.matchAll(/\/FontName \/(\S+)[\s\S]*?\/FontFile2 (\d+) 0 R/g);
  return new Map(
    [...descriptors].map(([, name, object]) => [name!, create(streamOf(bytes, text, Number(object))) as Font]),
  );
}

function streamOf(bytes: Uint8Array, text: string, object: number): Buffer {
  const start = text.indexOf(`\n${object} 0 obj`);
  const length = Number(/\/Length (\d+)/.exec(text.slice(start, start + 200))![1]);
  const body = text.indexOf('stream\n', start) + 'stream\n'.length;
  return inflateSync(bytes.subarray(body, body + length));
}

/** Pairs of text that lie on each other. */
export function overlaps({ items }: Read): string[] {
  return items.flatMap((a, index) =>
    items
      .slice(index + 1)
      .filter((b) => a.page === b.page && touches(a, b))
      .map((b) => `${a.text} × ${b.text}`),
  );
}

function touches(a: Item, b: Item): boolean {
  const beside = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const apart = Math.abs(a.y - b.y);
  return beside > 0.5 && apart < 0.9 * Math.min(a.size, b.size);
}
