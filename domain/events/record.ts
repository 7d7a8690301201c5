import type { DueName } from '../case/due-name.ts';
import type { CaseDocument } from '../case/record.ts';
import type { Instant } from '../values.ts';

/** What may come at any stage: files, and reminders of what is due. */
export type RecordEvent =
  | { readonly type: 'DocumentAdded'; readonly document: CaseDocument }
  | {
      readonly type: 'DeadlineReminded';
      readonly due: DueName;
      readonly subject: string;
      readonly dueAt: Instant;
      /** 1 reminds the agent; from 2 on it goes up, step by step. */
      readonly level: number;
      /** With which manager: so many offices above that of the case. Absent for the agent, and where 2 was the last level. */
      readonly above?: number;
      /** Staff ids of those whom a complaint is about: they are not told (§8.2). */
      readonly except?: readonly string[];
    };
