import { RecordGuardian } from '../domain/parties.ts';
import { recordGuardian as recordIt } from '../domain/record-party.ts';
import { command } from './http/command.ts';
import { personalData } from './store.ts';

/** 民法典 §19 to 民法典 §28: the guardian of whoever lacks full capacity; the person's data are sealed in the same transaction. */
export const recordGuardian = command({
  body: RecordGuardian,
  decide:
    ({ body }) =>
    (now, context) =>
      recordIt(now, body, context),
  further:
    ({ body: { guardian }, now: at }) =>
    ({ id, office }) =>
      personalData().replace(id, office, { guardian }, at),
});
