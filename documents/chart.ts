import { type Ink, paragraph } from './blocks.ts';
import { breakLines, widthOf } from './lines.ts';
import { type Atom, type Pen, sheet } from './press.ts';

/** One bar: what it stands for, how long it is, and what is written at its end. */
export interface Bar {
  readonly label: string;
  /** Absent where there is no number: no bar is drawn, and the words say why. */
  readonly value?: number | undefined;
  readonly words: string;
  /** The same of the period before, drawn as a thin bar below. */
  readonly before?: number | undefined;
}

export interface Bars {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** What the longest bar would be worth, such as 100 of a rate; the greatest value unless told. */
  readonly full?: number;
}

const size = 9;
const rowHeight = 19;
const bar = { height: 9, thin: 3, dark: '#1f4e79', light: '#9dc3e6' };
const labelWidth = 118;
const wordsWidth = 84;
const room = sheet.textWidth - labelWidth - wordsWidth;

/**
 * Bars lying side by side, each with its words: what is told by length and shade is also written, so that nothing rests on
 * colour. A row stays with its title.
 */
export function barChart({ title, bars, full }: Bars, ink: Ink): Atom[] {
  const most = full ?? Math.max(1, ...bars.flatMap(({ value = 0, before = 0 }) => [value, before]));
  const compares = bars.some(({ before }) => before !== undefined);
  const head = paragraph(
    [{ text: `${title}${compares ? '（粗条为本期，细条为上期）' : ''}`, face: 'heading' }],
    { size: 10, leading: 2, align: 'left' },
    ink,
  );
  return [...head, ...bars.map((each) => rowOf(each, most, ink))];
}

function rowOf({ label, value, words, before }: Bar, most: number, ink: Ink): Atom {
  const [name] = breakLines([{ text: label, size }], { width: labelWidth - 6, size }, ink);
  const [said] = breakLines([{ text: words, size }], { width: wordsWidth, size }, ink);
  const lengthOf = (amount: number) => Math.max(0.5, (amount / most) * room);
  const draw: Atom['draw'] = (pen: Pen, x, y) => {
    const baseline = y + 10;
    if (name) pen.line(name, x + labelWidth - 6 - widthOf(name.marks), baseline);
    const length = value === undefined ? 0 : lengthOf(value);
    if (value !== undefined) pen.box([x + labelWidth, y + 2], [length, bar.height], bar.dark);
    if (before !== undefined) pen.box([x + labelWidth, y + 12], [lengthOf(before), bar.thin], bar.light);
    if (said) pen.line(said, x + labelWidth + length + 5, baseline);
    pen.rule([x + labelWidth, y], [x + labelWidth, y + rowHeight], 0.5);
  };
  return { height: rowHeight, glued: true, draw };
}
