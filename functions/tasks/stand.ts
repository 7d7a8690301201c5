import { waitsForPeople } from '../../domain/archive.ts';
import type { Case } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import { nextWake } from '../../domain/wake.ts';
import type { Stand } from '../workflow.ts';

/** The longest wait a workflow is given, seconds: a day beyond the domain's longest sleep. */
const longestWait = 8 * 86_400;

/** Where a case stands, as the workflow is told it. */
export function standOf(now: Case, context: Context): Stand {
  const wakeAt = nextWake(now, context);
  const seconds = wakeAt ? Math.ceil((Date.parse(wakeAt) - Date.parse(context.now)) / 1000) : longestWait;
  const wakeInSeconds = Math.min(Math.max(1, seconds), longestWait);
  const sealable = now.stage === 'archiving' && !waitsForPeople(now);
  return { service: now.service, stage: now.stage, wakeInSeconds, sealable };
}
