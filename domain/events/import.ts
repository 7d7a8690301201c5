import type { Day } from '../values.ts';

/** §7.2.1.1: the case ran elsewhere before; who imported it is the commit's actor. */
export interface ImportEvent {
  readonly type: 'CaseImported';
  /** What the file was called, the row in it, and the number the case had there. */
  readonly source: string;
  readonly row: number;
  readonly key: string;
  readonly startedOn: Day;
}
