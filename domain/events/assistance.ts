import type {
  AccompaniedSubmission,
  AssistanceForm,
  CheckedMaterials,
  Conclusion,
  Redirection,
} from '../assistance.ts';
import type { Notice, NoticeMeans } from '../case/telling.ts';

/** §7.1: received, guided, helped, concluded; or gone on with as 代办. */
export type AssistanceEvent =
  /** `agent` is the staff id of the first responder. */
  | { readonly type: 'InquiryReceived'; readonly agent: string; readonly told: string }
  | ({ readonly type: 'CaseRedirected' } & Redirection)
  | { readonly type: 'FormChosen'; readonly form: AssistanceForm; readonly reason?: string }
  | { readonly type: 'AdviceGiven'; readonly notice: Notice }
  | {
      readonly type: 'QuestionAnswered';
      readonly answer: string;
      readonly basis: readonly string[];
      readonly means: NoticeMeans;
    }
  | ({ readonly type: 'MaterialsGuided'; readonly explanation?: string } & Omit<CheckedMaterials, 'at'>)
  /** The principal filed; staff only went along or helped. */
  | ({ readonly type: 'SubmissionAccompanied'; readonly by: 'principal' } & AccompaniedSubmission)
  | { readonly type: 'ResponsibilityOffered'; readonly to: string; readonly reason: string }
  | { readonly type: 'ResponsibilityAccepted'; readonly agent: string }
  | ({ readonly type: 'AssistanceConcluded' } & Conclusion)
  | { readonly type: 'ConvertedToAgency'; readonly agent: string; readonly told: string };
