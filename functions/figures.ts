import { freezeOf } from '../domain/measure/contributions.ts';
import type { Month } from '../domain/measure/row.ts';

/** Of which cuts figures are made, and how they see what waits: as it is now, or as it was when those cuts were frozen. */
export function whenCounted(query: { readonly month: Month; readonly through?: Month | undefined }, now: string) {
  const { month, through = month } = query;
  const last = through < month ? month : through;
  const frozenAt = freezeOf(last);
  return { through: last, asOf: now < frozenAt ? now : frozenAt };
}
