import { AddCorrectionNote, addCorrectionNote as add } from '../domain/add-correction-note.ts';
import { command } from './http/command.ts';

/** §7.2.7: after the sealing a note says what an entry should have said. */
export const addCorrectionNote = command({
  body: AddCorrectionNote,
  decide:
    ({ body }) =>
    (now, context, { history }) =>
      add(now, body, history[body.commit - 1]?.events[body.entry], context),
});
