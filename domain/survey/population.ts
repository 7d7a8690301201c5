import type { Contributions } from '../measure/contributions.ts';
import { type Month, monthOf, parseLeafKey, parseRowKey, type RowService } from '../measure/row.ts';

/** A service that ended in a period, as far as the counts tell. */
export interface EndedService {
  readonly service: RowService;
  /** There is no way to ask the principal. */
  readonly noContact: boolean;
}

/**
 * What a subject's contributions say of a service that ended at an office in these months; undefined where none did, or where a later
 * count took it back.
 */
export function endedService(
  contributions: Contributions,
  office: string,
  months: ReadonlySet<Month>,
): EndedService | undefined {
  const found = new Map<string, { ended: EndedService; count: number }>();
  for (const [key, rows] of contributions) {
    const leaf = parseLeafKey(key);
    if (leaf.office !== office || !months.has(monthOf(leaf.day))) continue;
    for (const [row, by] of rows) {
      const { measure, value, service } = parseRowKey(row);
      if (measure !== 'asked') continue;
      const ended = { service, noContact: value === 'no-contact' };
      const count = (found.get(row)?.count ?? 0) + by;
      found.set(row, { ended, count });
    }
  }
  return [...found.values()].find(({ count }) => count > 0)?.ended;
}
