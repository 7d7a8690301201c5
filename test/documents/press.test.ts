import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gap, headed, paragraph } from '../../documents/blocks.ts';
import { type Atom, pageBreak, paginate, sheet } from '../../documents/press.ts';
import { table } from '../../documents/table.ts';

const atom = (height: number, more: Partial<Atom> = {}): Atom => ({ height, draw: () => undefined, ...more });
const ink = new Set<string>();
const page = sheet.textHeight;

const layout = (atoms: readonly Atom[]) => paginate(atoms).map((placed) => placed.map((one) => one.atom));

describe('pages', () => {
  test('take what fits and go on after it', () => {
    const [a, b, c] = [atom(page / 2), atom(page / 2), atom(1)];
    expect(layout([a, b, c])).toEqual([[a, b], [c]]);
  });

  test('keep glued atoms together', () => {
    const [a, heading, first] = [atom(page - 20), atom(15), atom(15, { glued: true })];
    expect(layout([a, heading, first])).toEqual([[a], [heading, first]]);
  });

  test('part a group only when it is longer than a page', () => {
    const pieces = Array.from({ length: 5 }, () => atom(page / 3, { glued: true }));
    expect(layout(pieces).map(({ length }) => length)).toEqual([3, 2]);
  });

  test('begin at a page break', () => {
    const [a, b] = [atom(1), atom(1)];
    expect(layout([a, pageBreak, b])).toEqual([[a], [b]]);
  });

  test('repeat the head of a table that goes on', () => {
    const rows = table(
      [{ title: '名称', share: 1 }],
      Array.from({ length: 90 }, (_, index) => [`第${index}行`]),
      ink,
    );
    const pages = layout(rows);
    expect(pages.length).toBeGreaterThan(2);
    for (const placed of pages) expect(placed[0]).toBe(rows[0]);
  });

  test('part a row that is longer than a page, and repeat the head', () => {
    const rows = table([{ title: '名称', share: 1 }], [['很长'.repeat(3000)]], ink);
    const pages = paginate(rows);
    expect(pages.length).toBeGreaterThan(1);
    for (const placed of pages)
      expect(placed.at(-1)!.y + placed.at(-1)!.atom.height).toBeLessThanOrEqual(sheet.top + page + 0.02);
  });

  test('never leave a heading last, nor one line of a paragraph alone', () => {
    for (let lines = 0; lines < 40; lines++) {
      const before = Array.from({ length: lines }, () => gap(sheet.textHeight / 33));
      const block = headed('标题', { size: 12 }, paragraph('正文内容若干。'.repeat(30), { size: 12 }, ink), ink);
      const [first = [], second = []] = layout([...before, ...block]);
      const here = block.filter((one) => first.includes(one)).length;
      const there = block.filter((one) => second.includes(one)).length;
      expect(here === 0 || here >= 3).toBe(true);
      expect(there === 0 || there >= 2).toBe(true);
      expect(here + there).toBe(block.length);
    }
  });

  test('place every atom once, in order, one below the other', () => {
    const heights = fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(heights, (drawn) => {
        const atoms = drawn.map(([height, glued]) => atom(Math.min(height, page), { glued }));
        const pages = paginate(atoms);
        expect(pages.flat().map((placed) => placed.atom)).toEqual(atoms);
        for (const placed of pages) {
          for (const [index, { y }] of placed.entries()) {
            const above = placed[index - 1];
            expect(y).toBeCloseTo(above ? above.y + above.atom.height : sheet.top);
          }
        }
      }),
    );
  });
});
