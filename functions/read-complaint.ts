import { answerComplaint } from './http/answer-complaint.ts';
import { readCase } from './http/read-case.ts';

/** 8.2: how a complaint stands, for those who handle complaints. */
export const readComplaint = readCase({ permission: 'read-complaint', show: answerComplaint });
