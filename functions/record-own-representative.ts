import { RecordRepresentative } from '../domain/parties.ts';
import { recordRepresentative as recordIt } from '../domain/record-party.ts';
import { command } from './http/command.ts';
import { personalData } from './store.ts';

/** A.7.4: an organisation names by itself who signs for it; the person's data are sealed in the same transaction. */
export const recordOwnRepresentative = command({
  body: RecordRepresentative,
  decide:
    ({ body }) =>
    (now, context) =>
      recordIt(now, body, 'record-own-representative', context),
  further:
    ({ body: { representative }, now: at }) =>
    ({ id, office }) =>
      personalData().replace(id, office, { representative }, at),
});
