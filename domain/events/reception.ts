import type { Service } from '../assistance.ts';
import type { Place } from '../guidance.ts';

/** §7.1.1, §7.2.1: registered, received, told that it is out of scope, withdrawn. */
export type ReceptionEvent =
  | {
      readonly type: 'CaseRegistered';
      readonly id: string;
      /** Absent for 代办. */
      readonly service?: Service;
      readonly office: string;
      readonly channel: 'online' | 'window';
      readonly principal: { readonly kind: 'person' | 'organisation'; readonly account?: string };
      readonly need: string;
      readonly items: readonly string[];
    }
  | { readonly type: 'CaseReceived'; readonly agent: string; readonly told: string }
  | { readonly type: 'CaseDeclined'; readonly explanation: string; readonly guidedTo: string; readonly place?: Place }
  | { readonly type: 'CaseWithdrawn'; readonly reason?: string };
