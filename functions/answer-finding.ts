import { AnswerFinding, answerFinding as decide } from '../domain/supervision/finding.ts';
import { findingCommand } from './findings.ts';

/** §8.1: a manager answers a finding. */
export const answerFinding = findingCommand(AnswerFinding, decide);
