import { answerProgress } from './http/answer-progress.ts';
import { readCase } from './http/read-case.ts';

/** 8.2: how one's own complaint stands. */
export const readOwnComplaint = readCase({ permission: 'read-complaint', show: answerProgress });
