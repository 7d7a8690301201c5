import { answerCase } from './http/answer-case.ts';
import { readCase as reading } from './http/read-case.ts';

/** How a case stands, for staff of its office or one above it. */
export const readCase = reading({ show: answerCase });
