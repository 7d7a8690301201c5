import type { Step } from './story.ts';

/** Chinese characters take two columns. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);

/** The text with blanks behind it, so many columns wide. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(1, columns - widthOf(text)));

/** One step as a line: clause, who, what, how long the answer took. */
export const lineOf = ({ act, clause, by, ms }: Step): string =>
  `  ${pad(clause.startsWith('附录') ? clause : `§${clause}`, 14)}${pad(by, 12)}${pad(act, 44)}${ms.toFixed(0).padStart(5)} ms`;
