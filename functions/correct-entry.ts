import { CorrectEntry, correctEntry as correct } from '../domain/correct-entry.ts';
import { command } from './http/command.ts';

/** §7.2.7: a mistaken entry is put right by another; the old one stays. */
export const correctEntry = command({
  body: CorrectEntry,
  decide:
    ({ body }) =>
    (now, context, { history }) =>
      correct(now, body, history[body.commit - 1]?.events[body.entry], context),
});
