import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { create, type Font, type Subset } from 'fontkit';

/** 宋体 for text, its bold for titles, 黑体 for headings: the three of an official document. */
export type Face = 'body' | 'title' | 'heading';

const fileOf: Readonly<Record<Face, string>> = {
  body: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  title: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  heading: 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
};

/** The files printing needs, relative to `fontFolder()`. A bundle carries them along under the same names. */
export const fontFiles: readonly string[] = Object.values(fileOf);

/** sRGB profile of PDF/A. The PDF library reads it from `data/` beside the code, so a bundle puts it at `to`. */
export const colourProfile = {
  package: 'pdfkit',
  from: 'js/data/sRGB_IEC61966_2_1.icc',
  to: 'data/sRGB_IEC61966_2_1.icc',
};

/** `FONT_FOLDER`, in Lambda relative to where the function lies; or where npm put the fonts. */
export function fontFolder(): string {
  const { FONT_FOLDER: folder, LAMBDA_TASK_ROOT: root = '' } = process.env;
  if (folder) return resolve(root, folder);
  return dirname(dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json')));
}

/** One character as a font of the chain prints it; `advance` in thousandths of the font size. */
export interface Cell {
  readonly text: string;
  readonly font: string;
  readonly advance: number;
}

/**
 * The characters of a text, each with the first font that has it: the face, then the other faces, then what a district
 * put into `extra/` of the font folder. A character no font has is printed as its code point, 〔U+2CC56〕, and
 * added to `missing`: a name is never printed with a box in it. Characters without a shape of their own are left out.
 */
export function cellsOf(text: string, face: Face, missing: Set<string>): Cell[] {
  const cells: Cell[] = [];
  for (const character of text) cells.push(...cellsFor(character, face, missing));
  return cells;
}

function cellsFor(character: string, face: Face, missing: Set<string>): Cell[] {
  if (character === '\n') return [{ text: character, font: fileOf[face], advance: 0 }];
  const shown = /[\t\r\p{Zl}\p{Zp}\p{Zs}]/u.test(character) && character !== '\u3000' ? ' ' : character;
  if (/[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(shown)) return [];
  const cell = cellIn(chainOf(face), shown);
  if (cell) return [cell];
  missing.add(character);
  return cellsOf(codePointOf(character), face, missing);
}

const codePointOf = (character: string) =>
  `〔U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`;

function cellIn(files: Iterable<string>, character: string): Cell | undefined {
  for (const file of files) {
    const glyph = typefaceAt(file).glyphOf(character.codePointAt(0)!);
    if (glyph) return { text: character, font: file, advance: glyph.advance };
  }
  return undefined;
}

/** A generator, so that a font further down is read only when a character asks for it. */
function* chainOf(face: Face): Generator<string> {
  yield fileOf[face];
  for (const file of fontFiles) if (file !== fileOf[face]) yield file;
  yield* extraFiles();
}

const extrasIn = new Map<string, readonly string[]>();

function extraFiles(): readonly string[] {
  const folder = join(fontFolder(), 'extra');
  const known = extrasIn.get(folder);
  if (known) return known;
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(ttf|otf)$/i.test(name)) : [];
  const files = names.sort().map((name) => join('extra', name));
  extrasIn.set(folder, files);
  return files;
}

interface Shape {
  readonly id: number;
  readonly advance: number;
}

interface Typeface {
  readonly font: Font;
  glyphOf(codePoint: number): Shape | undefined;
}

const typefaces = new Map<string, Typeface>();

/** Read and parsed once for the life of the process: a Chinese font is 10–15 MB. */
function typefaceAt(file: string): Typeface {
  const path = join(fontFolder(), file);
  const known = typefaces.get(path);
  if (known) return known;
  const typeface = openTypeface(path);
  typefaces.set(path, typeface);
  return typeface;
}

function openTypeface(path: string): Typeface {
  const font = create(readFileSync(path));
  if (!('layout' in font)) throw new Error(`${path} is a collection; one font per file is needed`);
  const shapes = new Map<number, Shape | undefined>();
  const glyphOf = (codePoint: number) => {
    if (!shapes.has(codePoint)) shapes.set(codePoint, shapeOf(font, codePoint));
    return shapes.get(codePoint);
  };
  return { font, glyphOf };
}

function shapeOf(font: Font, codePoint: number): Shape | undefined {
  if (!font.hasGlyphForCodePoint(codePoint)) return undefined;
  const glyph = font.glyphForCodePoint(codePoint);
  return { id: glyph.id, advance: (glyph.advanceWidth * 1000) / font.unitsPerEm };
}

/**
 * The font as one document embeds it. Every character keeps its own glyph number in the subset, even where two
 * share a shape (⼀ and 一), so that copied and searched text is the text that was printed; the font's own layout
 * would also remember, across documents, whichever of the two came first.
 */
export function embeddable(file: string): Font {
  const { font, glyphOf } = typefaceAt(file);
  return Object.assign(Object.create(font), {
    layout: (text: string) => layOut(text, glyphOf, font.unitsPerEm),
    createSubset: () => subsetByCharacter(font),
  });
}

/** Glyph numbers take 16 bits; the character goes above them. */
const glyphBits = 0x1_0000;

function layOut(text: string, glyphOf: Typeface['glyphOf'], unitsPerEm: number) {
  const glyphs = Array.from(text, (character) => {
    const codePoint = character.codePointAt(0)!;
    const shape = glyphOf(codePoint);
    if (!shape) throw new Error(`this font has no ${codePointOf(character)}`);
    const advanceWidth = (shape.advance * unitsPerEm) / 1000;
    return { id: codePoint * glyphBits + shape.id, advanceWidth, codePoints: [codePoint] };
  });
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
  return { glyphs, positions, advanceWidth: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) };
}

interface NumberedSubset extends Omit<Subset, 'includeGlyph'> {
  readonly glyphs: number[];
  includeGlyph(key: number): number;
}

function subsetByCharacter(font: Font): NumberedSubset {
  const subset = font.createSubset() as unknown as NumberedSubset;
  const places = new Map<number, number>([[0, 0]]);
  subset.includeGlyph = (key) => {
    const place = places.get(key);
    if (place !== undefined) return place;
    places.set(key, subset.glyphs.push(key % glyphBits) - 1);
    return subset.glyphs.length - 1;
  };
  return subset;
}
