import { type Row, verdict } from './row.ts';

const heading = ['', 'median', 'p90', 'aim', '', ''];
const rightAligned = [false, true, true, true, false, false];

/** The rows as a Markdown table whose columns stand in line, so that it reads the same in a terminal and in a page. */
export function renderTable(title: string, rows: readonly Row[]): string {
  const lines = [[title, ...heading.slice(1)], ...rows.map(cellsOf)];
  const widths = heading.map((_, column) => Math.max(3, ...lines.map((cells) => widthOf(cells[column]!))));
  const rule = widths.map((width, column) => (rightAligned[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const [first, ...others] = lines.map((cells) => cells.map((cell, column) => pad(cell, widths[column]!, column)));
  return [first!, rule, ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const cellsOf = (row: Row): string[] => [
  row.what,
  `${figure(row.median)}${unitOf(row)}`,
  row.p90 === undefined ? '' : figure(row.p90),
  row.aim === undefined ? '' : `≤ ${figure(row.aim)}`,
  verdict(row),
  row.note ?? '',
];

const unitOf = ({ unit }: Row): string => (unit === '' ? '' : ` ${unit}`);

/** Three digits that matter; whole numbers as they are. */
export function figure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Every character that occurs is one column wide. */
const widthOf = (text: string): number => [...text].length;

const pad = (text: string, width: number, column: number): string => {
  const room = ' '.repeat(width - widthOf(text));
  return rightAligned[column] ? room + text : text + room;
};
