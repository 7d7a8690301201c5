import { recordMending as decide, RecordMending } from '../domain/repair/mend.ts';
import { repairCommand } from './http/answer-repair.ts';

/** 8.3: what was wrong is put right, or explained. */
export const recordMending = repairCommand({
  body: RecordMending,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
