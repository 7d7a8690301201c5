import type { Office } from './settings.ts';

/** Whether `office` is `above` itself or lies below it in the tree. */
export function isBelow(offices: readonly Office[], office: string, above: string): boolean {
  const byCode = new Map(offices.map((entry) => [entry.code, entry]));
  for (let at = byCode.get(office); at; at = at.parent ? byCode.get(at.parent) : undefined)
    if (at.code === above) return true;
  return false;
}

/** The office and everything below it. */
export const officesBelow = (offices: readonly Office[], top: string): string[] =>
  offices.map(({ code }) => code).filter((code) => isBelow(offices, code, top));
