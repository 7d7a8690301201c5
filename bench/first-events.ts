import type { LambdaName } from '../functions/lambdas.ts';
import { apiEvent } from './api-event.ts';

/** A case that is not there, with a right check digit. */
export const someCase = 'DB9901002026030400000022';

/** Of each function that keeps data, an event that makes it ask the table once or a few times, and nothing else. */
export const firstEvents: Partial<Record<LambdaName, unknown>> = {
  resident: apiEvent({ operation: 'read-own-case', as: 'resident-1', path: { caseId: someCase } }),
  staff: apiEvent({ operation: 'list-cases', as: 'nobody' }),
  manager: apiEvent({ operation: 'list-staff', as: 'nobody' }),
  worker: { task: 'wake', caseId: someCase, startedAt: '2026-03-04T00:00:00Z' },
  printer: { task: 'seal', caseId: someCase },
  dispatcher: {
    Records: [{ eventID: '1', dynamodb: { Keys: { pk: { S: `CASE#${someCase}` }, sk: { S: 'WAIT#reception' } } } }],
  },
  scheduled: {},
};
