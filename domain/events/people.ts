import type { Power } from '../agreement.ts';
import type { Discrepancy } from '../case/papers.ts';
import type { ConductOutcome, DisputeOutcome, Party } from '../case/people.ts';
import type { WrittenNotice } from '../case/telling.ts';

/** A.2.3, A.3.4, A.3.5, A.5.2, A.6: who acts for whom changes, is asked to change, is trusted with less, or is disputed. */
export type PeopleEvent =
  | {
      readonly type: 'AgentChanged';
      /** Staff ids: who is in charge from now on, and who was before. */
      readonly agent: string;
      readonly before: string;
      readonly reason: string;
      /** How and when the principal was told in writing; absent before there is an agreement. */
      readonly told?: WrittenNotice;
    }
  | {
      readonly type: 'PapersHandedOver';
      /** Staff id of the agent who had them. */
      readonly from: string;
      /** The papers that are there. */
      readonly materials: readonly string[];
      /** The papers of the list that are not there, or not as they should be. */
      readonly discrepancies: readonly Discrepancy[];
    }
  | {
      readonly type: 'ContactChanged';
      readonly contact: 'principal' | 'contact';
      /** Keyed fingerprint of the contact's data. */
      readonly fingerprint?: string;
      /** The notice, where it came on paper. */
      readonly documentId?: string;
    }
  | { readonly type: 'OtherAgentRequested'; readonly reason: string }
  | {
      readonly type: 'AgentRequestAnswered';
      readonly answer: 'granted' | 'refused';
      readonly explanation: string;
    }
  /** About whom: the staff id of the agent of that moment. */
  | { readonly type: 'ConductReported'; readonly report: string; readonly about: string; readonly text: string }
  | {
      readonly type: 'ConductAnswered';
      readonly report: string;
      readonly outcome: ConductOutcome;
      readonly answer: string;
    }
  | { readonly type: 'MatterWithdrawn'; readonly matter: string; readonly reason?: string }
  /** What is left of it. */
  | { readonly type: 'MandateRestricted'; readonly powers: readonly Power[]; readonly subDelegation: boolean }
  | { readonly type: 'DisputeOpened'; readonly by: Party; readonly about: string; readonly hold: boolean }
  | { readonly type: 'DisputeSettled'; readonly how: DisputeOutcome; readonly outcome: string };
