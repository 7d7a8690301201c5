import { RecordOwnIntent } from '../domain/parties.ts';
import { recordOwnIntent as recordIt } from '../domain/record-party.ts';
import { command } from './http/command.ts';

/** 老年人权益保障法 §55: an elder was asked whether a home or household matter is the own will. */
export const recordOwnIntent = command({
  body: RecordOwnIntent,
  decide:
    ({ body }) =>
    (now, context) =>
      recordIt(now, body, context),
});
