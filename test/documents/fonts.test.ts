import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { afterEach, describe, expect, test } from 'vitest';
import { paragraph } from '../../documents/blocks.ts';
import { cellsOf, colourProfile, embeddable, type Face, fontFiles, fontFolder } from '../../documents/fonts.ts';
import { press } from '../../documents/press.ts';
import { bodyOf, embeddedFonts, readPdf } from './read.ts';
import { rare } from './samples.ts';

const faces: Face[] = ['body', 'title', 'heading'];
const textOf = (text: string, face: Face = 'body') => {
  const missing = new Set<string>();
  const cells = cellsOf(text, face, missing);
  return {
    text: cells.map((cell) => cell.text).join(''),
    fonts: [...new Set(cells.map(({ font }) => font))],
    missing: [...missing],
  };
};

const imprint = { title: '试印', at: '2026-03-04T01:05:00Z', footer: { left: '', below: [] } };

async function printed(text: string) {
  const missing = new Set<string>();
  const { bytes } = await press(paragraph(text, {}, missing), imprint, missing);
  return { bytes, missing: [...missing], read: await readPdf(bytes) };
}

describe('the fonts at hand', () => {
  test.each(faces)('the %s face alone prints the rare characters of names', (face) => {
    const { text, fonts, missing } = textOf(rare, face);
    expect({ text, fonts: fonts.length, missing }).toEqual({ text: rare, fonts: 1, missing: [] });
  });

  test('hold every character of the basic block and of extension A', () => {
    const missing = new Set<string>();
    for (let code = 0x3400; code <= 0x9fff; code++) {
      if (code < 0x4dc0 || code > 0x4dff) cellsOf(String.fromCodePoint(code), 'body', missing);
    }
    expect([...missing]).toEqual([]);
  });

  test('a character the face lacks comes from the next font of the chain', () => {
    const { text, fonts, missing } = textOf('一𰻝二');
    expect({ text, missing }).toEqual({ text: '一𰻝二', missing: [] });
    expect(fonts).toEqual([fontFiles[0], fontFiles[2]]);
  });

  test('a character no font has is shown as its code point and reported once', () => {
    expect(textOf('王𬎆和𬎆')).toMatchObject({ text: '王〔U+2C386〕和〔U+2C386〕', missing: ['𬎆'] });
    expect(textOf('\u{E000}')).toMatchObject({ text: '〔U+E000〕', missing: ['\u{E000}'] });
    expect(textOf('a\ud842b')).toMatchObject({ text: 'a〔U+D842〕b', missing: ['\ud842'] });
  });

  test('characters without a shape are left out, and every kind of space is a space', () => {
    const invisible = ['\u200b', '\ufeff', '\u202e', '\u00ad', '\u{e0100}', '\ufe0f', '\u0007'];
    expect(textOf(`葛${invisible.join('')}洪`)).toMatchObject({ text: '葛洪', missing: [] });
    expect(textOf('a\tb\u00a0c\u2003d　e')).toMatchObject({ text: 'a b c d　e', missing: [] });
  });

  test('the colour profile lies where the bundle takes it from', () => {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(colourProfile.package)));
    expect(join(root, colourProfile.from)).toSatisfy(
      (path: string) => createRequire(import.meta.url).resolve(path) === path,
    );
  });
});

describe('a font folder of a district', () => {
  const folders: string[] = [];
  afterEach(() => {
    delete process.env.FONT_FOLDER;
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function folderWithExtra(): string {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    folders.push(folder);
    for (const file of fontFiles) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      symlinkSync(join(fontFolder(), file), join(folder, file));
    }
    mkdirSync(join(folder, 'extra'));
    const liberation = createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf');
    copyFileSync(liberation, join(folder, 'extra', 'LiberationSans-Regular.ttf'));
    return folder;
  }

  test('adds its extra fonts at the end of the chain', async () => {
    expect(textOf('Łódź').missing).toEqual(['Ł', 'ź']);
    process.env.FONT_FOLDER = folderWithExtra();
    expect(textOf('Łódź')).toMatchObject({ text: 'Łódź', missing: [] });
    const { bytes, read } = await printed('王Łódź');
    expect(bodyOf(read)).toBe('王Łódź');
    expect([...embeddedFonts(bytes).keys()].map((name) => name.slice(7))).toEqual([
      'NotoSerifSC-Regular',
      'LiberationSans',
    ]);
  });

  test('without the fonts stops with the name of the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    folders.push(folder);
    process.env.FONT_FOLDER = folder;
    expect(() => textOf('字')).toThrow('NotoSerifSC_400Regular.ttf');
  });
});

describe('a printed text', () => {
  test('reads back as it was, the rare characters included', async () => {
    const { read } = await printed(`${rare}一二三ABC，。〇`);
    expect(bodyOf(read)).toBe(`${rare}一二三ABC，。〇`);
  });

  test('keeps apart characters that share a shape', async () => {
    const { read } = await printed('⼀一⽼老①➀');
    expect(bodyOf(read)).toBe('⼀一⽼老①➀');
  });

  test('reads back the same whatever was printed before', async () => {
    await printed('⼆⼈⼊');
    const { read } = await printed('二人入');
    expect(bodyOf(read)).toBe('二人入');
  });

  test('shows no character as glyph 0', async () => {
    const { read } = await printed(`${rare}𬎆𰻝`);
    expect(read.shown.filter(({ glyph }) => !(glyph > 0))).toEqual([]);
    expect(read.shown.map(({ text }) => text).join('')).toContain('〔U+2C386〕𰻝');
  });

  test('embeds a subset in which each rare character has the outline of its font', async () => {
    const { bytes, read } = await printed(rare);
    const source = create(
      createRequire(import.meta.url)('node:fs').readFileSync(join(fontFolder(), fontFiles[0]!)),
    ) as Font;
    const [subset] = embeddedFonts(bytes).values();
    const outlines = [...rare].map((character) => {
      const { glyph } = read.shown.find(({ text }) => text === character)!;
      return [subset!.getGlyph(glyph).path.toSVG(), source.glyphForCodePoint(character.codePointAt(0)!).path.toSVG()];
    });
    for (const [printedOutline, outline] of outlines) expect(printedOutline).toBe(outline);
    expect(new Set(outlines.map(([outline]) => outline)).size).toBe(6);
    expect(subset!.numGlyphs).toBeLessThan(40);
  });

  test('of a font that lacks a character is a defect, not a box', () => {
    const doc = new PDFDocument({ font: '' });
    doc.registerFont('body', embeddable(fontFiles[0]!) as unknown as Uint8Array);
    expect(() => doc.font('body').text('𬎆')).toThrow('〔U+2C386〕');
  });
});
