import type {
  CallBackResult,
  ComplaintCause,
  ComplaintChannel,
  ComplaintDecision,
  ComplaintRefusal,
  ComplaintRelation,
  Concerned,
  Passing,
  ReplyForm,
} from '../complaint/complaint.ts';
import type { Instant } from '../values.ts';

/** §8.2: registered, accepted or not, investigated, decided, answered, called back, reviewed, filed. */
export type ComplaintEvent =
  | {
      readonly type: 'ComplaintRegistered';
      readonly id: string;
      readonly office: string;
      readonly channel: ComplaintChannel;
      readonly principal: { readonly kind: 'person' | 'organisation'; readonly account?: string };
      readonly named: boolean;
      readonly text: string;
      readonly cause: ComplaintCause;
      readonly replyBy: ReplyForm;
      readonly progress: string;
      readonly aboutCase?: string;
      readonly source?: string;
      readonly concerned: readonly Concerned[];
    }
  /** `except`: staff ids of those concerned, who are not told. */
  | ({ readonly type: 'ComplaintPassedOn'; readonly except: readonly string[] } & Omit<Passing, 'at'>)
  | { readonly type: 'ComplaintAssigned'; readonly handler: string }
  | { readonly type: 'ComplaintAccepted'; readonly handler: string; readonly cause: ComplaintCause }
  | ({ readonly type: 'ComplaintRefused' } & ComplaintRefusal)
  | { readonly type: 'ConcernedIdentified'; readonly concerned: readonly Concerned[] }
  | { readonly type: 'ComplainantContacted'; readonly note: string }
  | { readonly type: 'ComplaintExtended'; readonly reason: string; readonly until: Instant }
  | { readonly type: 'FindingsRecorded'; readonly findings: string; readonly documents: readonly string[] }
  | ({ readonly type: 'ComplaintDecided' } & ComplaintDecision)
  | {
      readonly type: 'ComplaintAnswered';
      readonly answer: string;
      readonly by: ReplyForm;
      /** Why not in the form that was asked for. */
      readonly otherwise?: string;
      readonly documentId?: string;
      /** Until when a review may be asked for. */
      readonly reviewUntil?: Instant;
    }
  | { readonly type: 'ComplainantCalledBack'; readonly result: CallBackResult; readonly note?: string }
  | { readonly type: 'ReviewRequested'; readonly reason: string; readonly except: readonly string[] }
  | ({ readonly type: 'ReviewDecided'; readonly changed: boolean } & ComplaintDecision)
  | { readonly type: 'ImprovementProposed'; readonly id: string; readonly measure: string }
  | { readonly type: 'ComplaintLinked'; readonly complaint: string; readonly relation: ComplaintRelation }
  | { readonly type: 'ComplaintWithdrawn'; readonly reason?: string }
  | { readonly type: 'ComplaintFiled'; readonly retainUntil: Instant };
