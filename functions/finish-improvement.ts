import { finishImprovement as decide, FinishImprovement } from '../domain/improvement/proceed.ts';
import { improvementCommand } from './improvements.ts';

/** §8.3: a measure is done; whether it helped is for the figures to say. */
export const finishImprovement = improvementCommand(FinishImprovement, (now, { body }, context) =>
  decide(now, body, context),
);
