import { answerConductReport } from '../../answer-conduct-report.ts';
import { importCases } from '../../import-cases.ts';
import { judgeRating } from '../../judge-rating.ts';
import { listDoubtedRatings } from '../../list-doubted-ratings.ts';
import { openArchive } from '../../open-archive.ts';
import { openDispute } from '../../open-dispute.ts';
import { raiseAgain } from '../../raise-again.ts';
import { readAccessLog } from '../../read-access-log.ts';
import { readImportTemplate } from '../../read-import-template.ts';
import { recordConductReport } from '../../record-conduct-report.ts';
import { refuseAgentRequest } from '../../refuse-agent-request.ts';
import { settleDispute } from '../../settle-dispute.ts';
import { settleLoss } from '../../settle-loss.ts';
import { signForMandatary } from '../../sign-for-mandatary.ts';
import { signSupplementForMandatary } from '../../sign-supplement-for-mandatary.ts';

/** What managers do with cases, and look at. */
export const operations = {
  'refuse-agent-request': refuseAgentRequest,
  'record-conduct-report': recordConductReport,
  'answer-conduct-report': answerConductReport,
  'open-dispute': openDispute,
  'settle-dispute': settleDispute,
  'import-cases': importCases,
  'read-import-template': readImportTemplate,
  'sign-for-mandatary': signForMandatary,
  'sign-supplement-for-mandatary': signSupplementForMandatary,
  'settle-loss': settleLoss,
  'judge-rating': judgeRating,
  'raise-again': raiseAgain,
  'list-doubted-ratings': listDoubtedRatings,
  'read-access-log': readAccessLog,
  'open-archive': openArchive,
};
