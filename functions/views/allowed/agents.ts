import { isOpen } from '../../../domain/case/matters.ts';
import { type Case, isEntrusted } from '../../../domain/case.ts';
import { isConcerned } from '../../../domain/confidential.ts';
import { openConduct, pendingHandOver } from '../../../domain/due.ts';
import { isFinal } from '../../../domain/lifecycle.ts';
import { subDelegationOf } from '../../../domain/sub-agent.ts';
import { canBeSuspended, inStage, notTheAgent, type Rows, type When } from './when.ts';

const hasAgent: When = (now) =>
  'agent' in now && now.stage !== 'withdrawn' && now.stage !== 'merged' && now.stage !== 'archived';

const awaitsHandOver: When = (now) => isEntrusted(now) && now.stage !== 'archived' && pendingHandOver(now).length > 0;

const maySeekOther: When = (now) =>
  'agent' in now &&
  (now.stage === 'acceptance' || now.stage === 'handling' || now.stage === 'suspended') &&
  !awaitsAnswer(now);

const requestAwaits: When = (now, { actor }) =>
  awaitsAnswer(now) && !(actor.kind === 'staff' && 'agent' in now && now.agent === actor.id);

const awaitsAnswer = (now: Case): boolean =>
  'agentRequest' in now && !!now.agentRequest && !now.agentRequest.answer && !('endedAt' in now);

const isReportable: When = (now) => now.service === 'agency' && 'agent' in now && !isFinal(now.stage);

const conductAwaits: When = (now, context) =>
  !isConcerned(now, context) && openConduct(now).length > 0 && !isFinal(now.stage);

/** The principal agrees to sub-delegation, and nothing is given on yet (A.4.4). */
const canSubDelegate: When = (now, context) =>
  canBeSuspended(now, context) &&
  isEntrusted(now) &&
  now.mandate.subDelegation &&
  !now.dispute?.hold &&
  !subDelegationOf(now) &&
  now.matters.some(isOpen);

const notAgreed: When = (now) => (now.stage === 'handling' || now.stage === 'suspended') && !now.mandate.subDelegation;

const mayDispute: When = (now) => isEntrusted(now) && now.stage !== 'archived' && !now.dispute;

const isDisputed =
  (...by: readonly ('principal' | 'mandatary')[]): When =>
  (now) =>
    isEntrusted(now) && !!now.dispute && by.includes(now.dispute.by);

/** Who is in charge, for what, and whether well (A.2.3, A.3.4, A.3.5, A.4.4, A.6). */
export const agents: Rows = {
  'change-agent': ['change-agent', hasAgent],
  'request-other-agent': ['request-other-agent', maySeekOther],
  'record-agent-request': ['record-agent-request', (...at) => maySeekOther(...at) && notTheAgent(...at)],
  'refuse-agent-request': ['refuse-agent-request', requestAwaits],
  'report-conduct': ['report-conduct', isReportable],
  'record-conduct-report': [
    'record-conduct-report',
    (now, context) => isReportable(now, context) && !isConcerned(now, context),
  ],
  'answer-conduct-report': ['answer-conduct-report', conductAwaits],
  'restrict-mandate': ['restrict-mandate', inStage('handling', 'suspended')],
  'sub-delegate': ['sub-delegate', canSubDelegate],
  'end-sub-delegation': ['end-sub-delegation', (now) => subDelegationOf(now) !== undefined],
  'consent-to-sub-delegation': ['consent-to-sub-delegation', notAgreed],
  'record-sub-delegation-consent': ['record-sub-delegation-consent', notAgreed],
  'open-own-dispute': ['open-own-dispute', mayDispute],
  'open-dispute': ['open-dispute', mayDispute],
  'withdraw-dispute': ['withdraw-dispute', isDisputed('principal')],
  'settle-dispute': ['settle-dispute', isDisputed('principal', 'mandatary')],
  'confirm-hand-over': ['confirm-hand-over', awaitsHandOver],
};
