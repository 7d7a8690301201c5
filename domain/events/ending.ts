import type { EvaluationLevel, Termination } from '../case/endings.ts';
import type { SealedArchive } from '../case/record.ts';
import type { Instant } from '../values.ts';

/** §7.2.5 to §7.2.7: the service ends, is evaluated and sealed. */
export type EndingEvent =
  | { readonly type: 'ServiceEnded'; readonly ground: 'completed' }
  | ({ readonly type: 'ServiceTerminated' } & Termination)
  /** `by` is the agent's staff id, `digest` that of what the form says. */
  | { readonly type: 'TerminationFormSigned'; readonly by: string; readonly digest: string }
  | { readonly type: 'EvaluationInvited'; readonly until: Instant }
  | { readonly type: 'EvaluationGiven'; readonly level: EvaluationLevel; readonly suggestion?: string }
  | { readonly type: 'EvaluationClosed' }
  | { readonly type: 'CaseArchived'; readonly archive: SealedArchive };
