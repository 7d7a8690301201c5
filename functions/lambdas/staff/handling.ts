import { deliver } from '../../deliver.ts';
import { giveNotice } from '../../give-notice.ts';
import { mirrorAuthorityState } from '../../mirror-authority-state.ts';
import { reachMilestone } from '../../reach-milestone.ts';
import { recordCharge } from '../../record-charge.ts';
import { recordCorrectionRequest } from '../../record-correction-request.ts';
import { recordDelay } from '../../record-delay.ts';
import { recordResult } from '../../record-result.ts';
import { reportProgress } from '../../report-progress.ts';
import { resubmit } from '../../resubmit.ts';
import { resume } from '../../resume.ts';
import { submit } from '../../submit.ts';
import { suspend } from '../../suspend.ts';
import { takeIntoCustody } from '../../take-into-custody.ts';

/** What handling asks: told, taken, filed, reported, decided, delivered, suspended (§7.2.3, §7.2.4). */
export const operations = {
  'give-notice': giveNotice,
  'take-into-custody': takeIntoCustody,
  submit,
  'record-correction-request': recordCorrectionRequest,
  resubmit,
  'mirror-authority-state': mirrorAuthorityState,
  'record-charge': recordCharge,
  'record-delay': recordDelay,
  'reach-milestone': reachMilestone,
  'report-progress': reportProgress,
  'record-result': recordResult,
  deliver,
  suspend,
  resume,
};
