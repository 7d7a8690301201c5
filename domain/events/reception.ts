import type { ServiceForm } from '../assistance.ts';
import type { PreviousCase, WithdrawalCause } from '../case/endings.ts';
import type { Place } from '../guidance.ts';
import type { AgeGroup } from '../parties.ts';

/** §7.1.1, §7.2.1: registered, received, told that it is out of scope, withdrawn. */
export type ReceptionEvent =
  | {
      readonly type: 'CaseRegistered';
      readonly id: string;
      /** Absent for 代办. */
      readonly service?: ServiceForm;
      readonly office: string;
      readonly channel: 'online' | 'window';
      readonly principal: {
        readonly kind: 'person' | 'organisation';
        readonly account?: string;
        readonly age?: AgeGroup;
      };
      readonly need: string;
      readonly items: readonly string[];
      /** The terminated case that is entrusted anew (§7.2.5.3). */
      readonly previous?: PreviousCase;
    }
  | { readonly type: 'CaseReceived'; readonly agent: string; readonly told: string }
  | { readonly type: 'CaseDeclined'; readonly explanation: string; readonly guidedTo: string; readonly place?: Place }
  | { readonly type: 'CaseWithdrawn'; readonly reason?: string; readonly cause?: WithdrawalCause };
