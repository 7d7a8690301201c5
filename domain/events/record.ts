import type { CaseDocument, DueName } from '../case.ts';
import type { Instant } from '../values.ts';

/** What may come at any stage: files, and reminders of what is due. */
export type RecordEvent =
  | { readonly type: 'DocumentAdded'; readonly document: CaseDocument }
  | {
      readonly type: 'DeadlineReminded';
      readonly due: DueName;
      readonly subject: string;
      readonly dueAt: Instant;
      /** 1 reminds the agent, 2 goes to the manager. */
      readonly level: 1 | 2;
    };
