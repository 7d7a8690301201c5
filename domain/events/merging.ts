import type { CaseDocument } from '../case/record.ts';

/** §7.2.1.1 as we read it: what was registered twice is received once. Both are written together, each in its own case. */
export type MergingEvent =
  /** In the younger case, which ends with it; `into` is the number of the older. */
  | { readonly type: 'CaseMerged'; readonly into: string; readonly reason: string }
  | ({ readonly type: 'DuplicateJoined' } & Duplicate & { readonly documents: readonly CaseDocument[] });

/** A younger case that was merged into this one. */
export interface Duplicate {
  readonly caseId: string;
  readonly need: string;
  /** How often the need has been registered again by then. */
  readonly repetitions: number;
}
