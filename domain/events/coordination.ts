import type { Coordination } from '../coordination.ts';

/** §7.1.2.4, §7.2.3.4: problems taken up with an authority, and what came of them. */
export type CoordinationEvent =
  | ({ readonly type: 'CoordinationRecorded' } & Omit<Coordination, 'settled'>)
  | ({ readonly type: 'CoordinationSettled'; readonly id: string } & NonNullable<Coordination['settled']>);
