import type { ResultOutcome } from '../case/matters.ts';
import type { Notice, NoticeMeans, Receipt } from '../case/telling.ts';

/** §7.2.3, §7.2.4: told, filed, reported, decided, delivered. */
export type HandlingEvent =
  | { readonly type: 'NoticeGiven'; readonly notice: Notice }
  | {
      readonly type: 'MatterSubmitted';
      readonly matter: string;
      readonly materials: readonly string[];
      readonly authorityNumber?: string;
    }
  | { readonly type: 'ProgressReported'; readonly matter: string; readonly text: string; readonly means: NoticeMeans }
  | {
      readonly type: 'ResultRecorded';
      readonly matter: string;
      readonly outcome: ResultOutcome;
      readonly explanation: string;
      /** Annex A 三.2: told when the authority did not grant everything. */
      readonly remedies?: string;
      readonly documentId?: string;
    }
  | { readonly type: 'ResultDelivered'; readonly matter: string; readonly receipt: Receipt };
