import type { Actor } from '../../domain/context.ts';
import { contextFor } from '../district.ts';

/** An error whose name the workflow knows: Step Functions matches Retry and Catch by it. */
export class TaskError extends Error {
  constructor(name: 'CaseIsBusy' | 'CaseIsMissing' | 'NotArchivable', message: string) {
    super(message);
    this.name = name;
  }
}

/** The system acts under the name of its task. */
export const system = (task: string): Actor => ({ kind: 'system', task });

/** What a decision may look at when the system asks, now. */
export const systemContext = (task: string) => contextFor(system(task), new Date().toISOString());
