import type { ResultOutcome } from '../case/matters.ts';
import type { NoticeMeans } from '../case/telling.ts';
import type { Day } from '../values.ts';

/** What of an entry can be wrong and put right; nothing else is ever changed. */
export interface Changes {
  readonly need?: string | undefined;
  readonly told?: string | undefined;
  readonly text?: string | undefined;
  readonly explanation?: string | undefined;
  readonly basis?: string | undefined;
  readonly authorityNumber?: string | undefined;
  readonly outcome?: ResultOutcome | undefined;
  readonly means?: NoticeMeans | undefined;
  /** The day on which the principal was told. */
  readonly on?: Day | undefined;
}

/** Types of events that may have been entered wrongly. */
export type CorrectableType =
  | 'CaseRegistered'
  | 'CaseReceived'
  | 'MatterSubmitted'
  | 'ProgressReported'
  | 'ResultRecorded'
  | 'ServiceTerminated';

/** A.4.2, 7.2.7: a mistaken entry is put right by another; the old one stays where it is. */
export type CorrectionEvent =
  | {
      readonly type: 'EntryCorrected';
      /** Number of the commit, and place of the event in it, from 0. */
      readonly commit: number;
      readonly entry: number;
      readonly of: CorrectableType;
      readonly matter?: string;
      readonly before: Changes;
      readonly changes: Changes;
      /** Annex A 三.2: told with an outcome that turns out not to be a full grant. */
      readonly remedies?: string;
      readonly reason: string;
    }
  /** After the sealing: an addition that says what is wrong, and changes nothing. */
  | { readonly type: 'CorrectionNoted'; readonly commit: number; readonly entry: number; readonly note: string };
