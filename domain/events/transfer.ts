import type { TakenAlong } from '../consent.ts';
import type { Place } from '../guidance.ts';

/** §7.2.1.2: told that it is out of scope, passed on with consent, taken over or sent back. Offices by their code. */
export type TransferEvent =
  | {
      readonly type: 'TransferProposed';
      readonly to: string;
      readonly explanation: string;
      /** The office as it was told to the principal. */
      readonly place: Place;
    }
  | {
      readonly type: 'TransferStarted';
      /** The consent it rests on. */
      readonly consent: string;
      readonly from: string;
      readonly to: string;
      readonly along: readonly TakenAlong[];
      readonly reason: string;
    }
  | { readonly type: 'TransferAccepted'; readonly from: string; readonly to: string }
  | {
      readonly type: 'TransferReturned';
      readonly from: string;
      readonly to: string;
      readonly why: 'refused' | 'lapsed' | 'consent-withdrawn';
      /** Of a refusal. */
      readonly reason?: string;
    };
