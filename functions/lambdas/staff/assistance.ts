import { acceptResponsibility } from '../../accept-responsibility.ts';
import { accompanySubmission } from '../../accompany-submission.ts';
import { advise } from '../../advise.ts';
import { answer } from '../../answer.ts';
import { chooseForm } from '../../choose-form.ts';
import { conclude } from '../../conclude.ts';
import { convertToAgency } from '../../convert-to-agency.ts';
import { guideMaterials } from '../../guide-materials.ts';
import { handOverResponsibility } from '../../hand-over-responsibility.ts';
import { receiveInquiry } from '../../receive-inquiry.ts';
import { recordCoordination } from '../../record-coordination.ts';
import { redirect } from '../../redirect.ts';
import { settleCoordination } from '../../settle-coordination.ts';

/** What 帮办 asks (§7.1), and problems taken up with authorities for both services. */
export const operations = {
  'receive-inquiry': receiveInquiry,
  redirect,
  'choose-form': chooseForm,
  advise,
  answer,
  'guide-materials': guideMaterials,
  'accompany-submission': accompanySubmission,
  'record-coordination': recordCoordination,
  'settle-coordination': settleCoordination,
  'hand-over-responsibility': handOverResponsibility,
  'accept-responsibility': acceptResponsibility,
  conclude,
  'convert-to-agency': convertToAgency,
};
