import type { RecordGuardian, RecordOwnIntent, RecordRepresentative } from '../parties.ts';

/** A.7.4, 民法典 §19, 老年人权益保障法 §55: who acts for the principal, and what an elder has confirmed. */
export type PartyEvent =
  | ({ readonly type: 'RepresentativeRecorded' } & Pick<RecordRepresentative, 'capacity' | 'documentId'>)
  | ({ readonly type: 'GuardianRecorded' } & Pick<RecordGuardian, 'relation' | 'capacity' | 'documentId'>)
  /** `by` is the staff id of who asked. */
  | ({ readonly type: 'OwnIntentRecorded'; readonly by: string } & RecordOwnIntent);
