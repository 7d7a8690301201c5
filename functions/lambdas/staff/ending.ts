import { addCorrectionNote } from '../../add-correction-note.ts';
import { callForPapers } from '../../call-for-papers.ts';
import { correctEntry } from '../../correct-entry.ts';
import { depositPapers } from '../../deposit-papers.ts';
import { handBack } from '../../hand-back.ts';
import { issueForm } from '../../issue-form.ts';
import { openRatingSession } from '../../open-rating-session.ts';
import { recordEvaluation } from '../../record-evaluation.ts';
import { reportLoss } from '../../report-loss.ts';
import { signTerminationForm } from '../../sign-termination-form.ts';
import { takeBack } from '../../take-back.ts';
import { terminate } from '../../terminate.ts';

/** What comes at the end: papers back, deposits and losses, the termination and its form, corrections (§7.2.5, 附录B). */
export const operations = {
  'hand-back': handBack,
  'take-back': takeBack,
  'call-for-papers': callForPapers,
  'deposit-papers': depositPapers,
  'report-loss': reportLoss,
  terminate,
  'sign-termination-form': signTerminationForm,
  'record-evaluation': recordEvaluation,
  'open-rating-session': openRatingSession,
  'issue-form': issueForm,
  'correct-entry': correctEntry,
  'add-correction-note': addCorrectionNote,
};
