import type { Deadline } from '../../../domain/deadlines.ts';

/** A dated case: local times in Asia/Shanghai, to the minute. */
export interface GoldenCase {
  readonly from: string;
  readonly value: number;
  readonly unit: Deadline['unit'];
  /** When the clock stood: from, and until before. */
  readonly pauses?: readonly (readonly [string, string])[];
  readonly due: string;
  /** How it was worked by hand from the notices; absent where the second implementation agrees with it. */
  readonly how?: string;
}
