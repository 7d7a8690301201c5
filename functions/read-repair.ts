import { answerRepair } from './http/answer-repair.ts';
import { readCase } from './http/read-case.ts';

/** 8.3: how the repair of a poor rating stands, for those who mend it. */
export const readRepair = readCase({ permission: 'read-repair', show: answerRepair });
