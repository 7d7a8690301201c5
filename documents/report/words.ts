import type { IndicatorUnit } from '../../domain/measure/indicator.ts';
import { type Cell, noValueNames } from '../../domain/measure/report-shape.ts';

const grouped = (value: number, digits = 0) =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Rates and scores have two decimals, times one where they are no whole number. */
function numberWords(value: number, unit: IndicatorUnit): string {
  if (unit === '%') return `${value.toFixed(2)}%`;
  if (unit === '分') return value.toFixed(2);
  const words = grouped(value, Number.isInteger(value) ? 0 : 1);
  return unit === '工作分钟' || unit === '工作日' ? `${words}${unit}` : words;
}

/** A cell as people read it: `1,234`, `93.33%`, `无数据`. */
export const cellWords = (cell: Cell, unit: IndicatorUnit): string =>
  'value' in cell ? numberWords(cell.value, unit) : noValueNames[cell.none];

/** How a figure differs from one before: points for rates, per cent for what is counted, and nothing where one is missing. */
export function changeWords(now: Cell, before: Cell, unit: IndicatorUnit): string {
  if (!('value' in now && 'value' in before)) return '—';
  const difference = now.value - before.value;
  if (difference === 0) return '持平';
  const sign = difference > 0 ? '+' : '−';
  const size = Math.abs(difference);
  if (unit === '%') return `${sign}${size.toFixed(2)}个百分点`;
  if (unit === '分') return `${sign}${size.toFixed(2)}`;
  return before.value === 0 ? `${sign}${grouped(size)}` : `${sign}${((size / before.value) * 100).toFixed(2)}%`;
}

/** ①–⑩ */
export const circled = (index: number): string => String.fromCodePoint(0x2460 + index);
