import { DropImprovement, dropImprovement as decide } from '../domain/improvement/proceed.ts';
import { improvementCommand } from './improvements.ts';

/** §8.3: a measure is given up with reasons, by another than its owner. */
export const dropImprovement = improvementCommand(DropImprovement, (now, { body }, context) =>
  decide(now, body, context),
);
