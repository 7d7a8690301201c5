import { answerCase } from './http/answer-case.ts';
import { readCase } from './http/read-case.ts';

/** How one's own case stands. */
export const readOwnCase = readCase({ show: answerCase });
