import type { Figure } from './figure.ts';
import type { Cell } from './report-shape.ts';

/** A figure as a cell: absent, there are no data; and no data are never zero. */
export function cellOf(figure: Figure | undefined): Cell {
  if (figure?.status === 'hidden') return { none: 'hidden' };
  return figure?.value === undefined ? { none: 'no-data' } : { value: Number(figure.value) };
}
