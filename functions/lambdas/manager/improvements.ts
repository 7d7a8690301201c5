import { answerFinding } from '../../answer-finding.ts';
import { closeImprovement } from '../../close-improvement.ts';
import { dropImprovement } from '../../drop-improvement.ts';
import { finishImprovement } from '../../finish-improvement.ts';
import { listImprovements } from '../../list-improvements.ts';
import { noteImprovement } from '../../note-improvement.ts';
import { promiseImprovement } from '../../promise-improvement.ts';
import { readImprovement } from '../../read-improvement.ts';

/** The register of improvement, and answers to supervisors. */
export const operations = {
  'answer-finding': answerFinding,
  'list-improvements': listImprovements,
  'promise-improvement': promiseImprovement,
  'read-improvement': readImprovement,
  'note-improvement': noteImprovement,
  'finish-improvement': finishImprovement,
  'close-improvement': closeImprovement,
  'drop-improvement': dropImprovement,
};
