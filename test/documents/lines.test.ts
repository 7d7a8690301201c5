import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, type Line, widthOf } from '../../documents/lines.ts';

const broken = (text: string, width: number, more: { indent?: number; justify?: boolean } = {}) =>
  breakLines([{ text }], { width, size: 10, ...more }, new Set());

const textOf = ({ marks }: Line) => marks.map((mark) => mark.text).join('');
const texts = (text: string, width: number) => broken(text, width).map(textOf);

describe('lines', () => {
  test('break between Chinese characters', () => {
    expect(texts('一二三四五六七', 30)).toEqual(['一二三', '四五六', '七']);
  });

  test('never begin with what closes nor end with what opens', () => {
    expect(texts('一二三。四五（六）七', 30)).toEqual(['一二', '三。四', '五', '（六）', '七']);
  });

  test('keep words, numbers, times and clauses whole', () => {
    for (const word of ['report', '2026', '09:05', '§7.2.5.1', 'A-17']) {
      for (let width = 50; width < 90; width += 3) {
        expect(texts(`依照规定的${word}办理`, width).filter((line) => line.includes(word))).toHaveLength(1);
      }
    }
  });

  test('part a word longer than the line', () => {
    expect(texts('A'.repeat(20), 50).join('')).toBe('A'.repeat(20));
    expect(broken('A'.repeat(20), 50).length).toBeGreaterThan(1);
  });

  test('start anew at a line feed, and an empty text has one empty line', () => {
    expect(texts('一\n\n二', 100)).toEqual(['一', '', '二']);
    expect(texts('', 100)).toEqual(['']);
  });

  test('have even edges when justified, but for the last', () => {
    const lines = broken('一二，三四五六七八九', 45, { justify: true });
    const widths = lines.map((line) => widthOf(line.marks) + line.stretch * (line.marks.length - 1));
    for (const width of widths.slice(0, -1)) expect(width).toBeCloseTo(45);
    expect(lines.at(-1)!.stretch).toBe(0);
  });

  test('lose nothing and never overflow, whatever the text', () => {
    const characters = fc.constantFrom(...'一二三，。（）《》“”—…aB9.-/:§ 　𬱖𬎆\n');
    const text = fc.string({ unit: characters, maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 200 }), (words, width) => {
        const lines = broken(words, width, { indent: 0 });
        const shown = lines.map(textOf).join('').replace(/[ \n]/g, '');
        expect(shown).toBe(words.replace(/[ \n]/g, '').replaceAll('𬎆', '〔U+2C386〕'));
        for (const line of lines) expect(line.marks.length === 1 || widthOf(line.marks) <= width + 0.02).toBe(true);
      }),
    );
  });
});
