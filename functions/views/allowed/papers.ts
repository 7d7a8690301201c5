import { isEntrusted } from '../../../domain/case.ts';
import { mayDeposit } from '../../../domain/deposit-papers.ts';
import { openLosses, papersToReturn } from '../../../domain/due.ts';
import { inStage, mandated, type Rows, type When } from './when.ts';

const holdsPapers: When = (now) =>
  isEntrusted(now) && now.stage !== 'archived' && now.materials.some(({ state }) => state === 'held');

const hasSubmittedPapers: When = (now) =>
  isEntrusted(now) &&
  now.stage !== 'archived' &&
  now.stage !== 'suspended' &&
  now.materials.some(({ state }) => state === 'submitted');

const hasEnded = inStage('evaluation', 'archiving');

const awaitsCollection: When = (now, context) =>
  hasEnded(now, context) && 'endedAt' in now && papersToReturn(now).length > 0;

/** Papers from custody to their return (A.4.5, B.1). */
export const papers: Rows = {
  'take-into-custody': ['take-into-custody', (now, context) => mandated(now, context) && 'notice' in now],
  'hand-back': ['hand-back', holdsPapers],
  'take-back': ['take-back', hasSubmittedPapers],
  'call-for-papers': ['call-for-papers', awaitsCollection],
  'deposit-papers': [
    'deposit-papers',
    (now, context) => hasEnded(now, context) && 'endedAt' in now && mayDeposit(now, context),
  ],
  'report-loss': ['report-loss', holdsPapers],
  'settle-loss': ['settle-loss', (now) => isEntrusted(now) && openLosses(now).length > 0],
};
