import type { CaseEvent } from '../../../domain/events.ts';

/** What staff arrange among themselves is shown to nobody else. */
export const isInternal = ({ type }: CaseEvent): boolean => internalTypes.has(type);

const internalTypes: ReadonlySet<CaseEvent['type']> = new Set([
  'DeadlineReminded',
  'RatingJudged',
  'CaseClaimed',
  'CaseAssigned',
  'ClaimReleased',
]);
