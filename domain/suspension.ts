import type { NoticeMeans } from './case/telling.ts';
import type { Day, Instant } from './values.ts';

/** Why a case may rest (中止). The standard has no list of these; further ones are added here. */
export const suspensionReasons = [
  'correction',
  'special-procedure',
  'principal-asked',
  'dispute',
  'force-majeure',
  'other',
] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Whose side a delay is on (附录A 七.1: neither side delays without reason); `nobody` when it is neither side's nor the authority's. */
export const delaySides = ['principal', 'mandatary', 'authority', 'nobody'] as const;
export type DelaySide = (typeof delaySides)[number];

/** How and when the principal was told. */
export interface Told {
  readonly means: NoticeMeans;
  readonly on: Day;
}

/** A suspension (中止) while it lasts. */
export interface Suspension {
  readonly reason: SuspensionReason;
  readonly explanation: string;
  readonly side: DelaySide;
  /** The day by which it is expected to end. */
  readonly expectedEnd: Day;
  readonly told: Told;
  /** Staff id of whoever suspended the case. */
  readonly by: string;
  readonly since: Instant;
}

/** A suspension that is over: so long the clock stood. */
export interface Pause {
  readonly reason: SuspensionReason;
  readonly side: DelaySide;
  readonly by: string;
  readonly from: Instant;
  readonly until: Instant;
}
