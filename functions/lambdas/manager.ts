import { answerConductReport } from '../answer-conduct-report.ts';
import { assign } from '../assign.ts';
import { changeAgent } from '../change-agent.ts';
import { enrolStaff } from '../enrol-staff.ts';
import { handOverAll } from '../hand-over-all.ts';
import { mount } from '../http/mount.ts';
import { importCases } from '../import-cases.ts';
import { listStaff } from '../list-staff.ts';
import { openArchive } from '../open-archive.ts';
import { openDispute } from '../open-dispute.ts';
import { readAccessLog } from '../read-access-log.ts';
import { readImportTemplate } from '../read-import-template.ts';
import { recordConductReport } from '../record-conduct-report.ts';
import { refuseAgentRequest } from '../refuse-agent-request.ts';
import { settleDispute } from '../settle-dispute.ts';
import { settleLoss } from '../settle-loss.ts';
import { signForMandatary } from '../sign-for-mandatary.ts';
import { signSupplementForMandatary } from '../sign-supplement-for-mandatary.ts';

/** What managers ask: staff, who receives a case, signatures for the mandatary, the access log, archives. */
export const handler = mount('manager', {
  'list-staff': listStaff,
  'enrol-staff': enrolStaff,
  'refuse-agent-request': refuseAgentRequest,
  'record-conduct-report': recordConductReport,
  'answer-conduct-report': answerConductReport,
  'open-dispute': openDispute,
  'settle-dispute': settleDispute,
  'hand-over-all': handOverAll,
  'change-agent': changeAgent,
  assign,
  'import-cases': importCases,
  'read-import-template': readImportTemplate,
  'sign-for-mandatary': signForMandatary,
  'sign-supplement-for-mandatary': signSupplementForMandatary,
  'settle-loss': settleLoss,
  'read-access-log': readAccessLog,
  'open-archive': openArchive,
});
