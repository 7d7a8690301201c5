import { noteImprovement as decide, NoteImprovement } from '../domain/improvement/proceed.ts';
import { improvementCommand } from './improvements.ts';

/** §8.3: how a measure goes on. */
export const noteImprovement = improvementCommand(NoteImprovement, (now, { body }, context) =>
  decide(now, body, context),
);
