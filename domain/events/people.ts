import type { Discrepancy, WrittenNotice } from '../case.ts';

/** A.2.3: who acts for either side changes, and the papers change hands with them. */
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
    };
