import { RecordDelay, recordDelay as recordDelayOnCase } from '../domain/record-delay.ts';
import { command } from './http/command.ts';

/** A.7.1: whose delay it was. */
export const recordDelay = command({
  body: RecordDelay,
  decide:
    ({ body }) =>
    (now, context) =>
      recordDelayOnCase(now, body, context),
});
