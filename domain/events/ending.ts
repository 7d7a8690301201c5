import type { Termination } from '../case/endings.ts';
import type { SealedArchive } from '../case/record.ts';

/** §7.2.5, §7.2.7: the service ends and is sealed. */
export type EndingEvent =
  | { readonly type: 'ServiceEnded'; readonly ground: 'completed' }
  | ({ readonly type: 'ServiceTerminated' } & Termination)
  /** `by` is the agent's staff id, `digest` that of what the form says. */
  | { readonly type: 'TerminationFormSigned'; readonly by: string; readonly digest: string }
  /** §8.3: by the later case of this number. */
  | { readonly type: 'NeedRaisedAgain'; readonly by: string; readonly reason: string }
  | { readonly type: 'CaseArchived'; readonly archive: SealedArchive };
