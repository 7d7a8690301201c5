import { type Cell, cellsOf, type Face } from './fonts.ts';

/** A stretch of text of one look. Sizes in points; a line feed starts a new line. */
export interface Span {
  readonly text: string;
  readonly face?: Face;
  readonly size?: number;
  readonly underline?: boolean;
}

export interface Mark extends Cell {
  readonly size: number;
  readonly underline: boolean;
}

/** One printed line; `stretch` is the space added after each mark so that the right edge is even. */
export interface Line {
  readonly marks: readonly Mark[];
  readonly indent: number;
  readonly stretch: number;
}

export interface Measure {
  readonly width: number;
  readonly size: number;
  /** Of the first line, and of those after it. */
  readonly indent?: number;
  readonly hanging?: number;
  readonly justify?: boolean;
}

export const widthOf = (marks: readonly Mark[]) =>
  marks.reduce((sum, { advance, size }) => sum + (advance * size) / 1000, 0);

/** Breaks spans into lines by the rules of Chinese typesetting: no line begins with 。 or ） nor ends with （ or 《. */
export function breakLines(spans: readonly Span[], measure: Measure, missing: Set<string>): Line[] {
  const marks = spans.flatMap((span) => marksOf(span, measure.size, missing));
  const lines: Line[] = [];
  for (let start = 0; start < marks.length; ) {
    const indent = (lines.length === 0 ? measure.indent : measure.hanging) ?? 0;
    const end = endOfLine(marks, start, measure.width - indent);
    lines.push(lineOf(marks, { start, end, indent }, measure));
    start = marks[end]?.text === '\n' ? end + 1 : end;
  }
  return lines.length > 0 ? lines : [{ marks: [], indent: 0, stretch: 0 }];
}

function marksOf({ text, face = 'body', size, underline = false }: Span, usual: number, missing: Set<string>): Mark[] {
  return cellsOf(text, face, missing).map((cell) => ({ ...cell, size: size ?? usual, underline }));
}

function endOfLine(marks: readonly Mark[], start: number, room: number): number {
  let width = 0;
  let lastBreak = start;
  for (let at = start; at < marks.length; at++) {
    const mark = marks[at]!;
    if (mark.text === '\n') return at;
    if (at > start && mayBreak(marks[at - 1]!.text, mark.text)) lastBreak = at;
    width += (mark.advance * mark.size) / 1000;
    if (width > room + 0.01 && mark.text !== ' ') return lastBreak > start ? lastBreak : Math.max(at, start + 1);
  }
  return marks.length;
}

const neverFirst = /[，。、；：！？）》」』】〕〉”’…—·％%,.;:!?)\]}\s]/u;
const neverLast = /[（《「『【〔〈“‘([{￥§]/u;
const inWord = /[\p{Script=Latin}\p{N}_@#&+\-/=.:,*]/u;

function mayBreak(before: string, after: string): boolean {
  if (before === ' ') return true;
  if (before === '\u3000' || after === '\u3000') return true;
  if (neverFirst.test(after) || neverLast.test(before)) return false;
  return !(inWord.test(before) && inWord.test(after));
}

function lineOf(marks: readonly Mark[], part: { start: number; end: number; indent: number }, measure: Measure): Line {
  const { start, end, indent } = part;
  const shown = withoutTrailingSpaces(marks.slice(start, end));
  const isLast = end === marks.length || marks[end]?.text === '\n';
  const slack = measure.width - indent - widthOf(shown);
  const evens = measure.justify && !isLast && shown.length > 1 && slack < 3 * measure.size;
  return { marks: shown, indent, stretch: evens ? slack / (shown.length - 1) : 0 };
}

function withoutTrailingSpaces(marks: readonly Mark[]): readonly Mark[] {
  const last = marks.findLastIndex(({ text, underline }) => text !== ' ' || underline);
  return marks.slice(0, last + 1);
}
