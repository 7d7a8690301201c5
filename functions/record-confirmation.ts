import { recordConfirmation as recordIt } from '../domain/confirm-entrustment.ts';
import { RecordConfirmation } from '../domain/oral.ts';
import { command } from './http/command.ts';

/** §6.3.2: the principal confirmed an oral mandate in writing; the signed paper is the evidence. */
export const recordConfirmation = command({
  body: RecordConfirmation,
  decide:
    ({ body }) =>
    (now, context) =>
      recordIt(now, body, context),
});
