import type { Case } from '../../../domain/case.ts';
import { type ChangeAgent, changeAgent, type Member } from '../../../domain/change-agent.ts';
import { changeContact, recordContactChange } from '../../../domain/change-contact.ts';
import { confirmHandOver } from '../../../domain/confirm-hand-over.ts';
import { openDispute, openOwnDispute, settleDispute, withdrawDispute } from '../../../domain/dispute.ts';
import { answerConductReport, recordConductReport, reportConduct } from '../../../domain/report-conduct.ts';
import { recordAgentRequest, refuseAgentRequest, requestOtherAgent } from '../../../domain/request-other-agent.ts';
import { restrictMandate } from '../../../domain/restrict-mandate.ts';
import {
  consentToSubDelegation,
  endSubDelegation,
  recordSubDelegationConsent,
  subDelegate,
} from '../../../domain/sub-delegate.ts';
import { recordMatterWithdrawal, withdrawMatter } from '../../../domain/withdraw-matter.ts';
import { agent, colleague, manager, principal, stranger } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const member: Member = { ...colleague, active: true };
const told = { means: 'paper', on: '2026-03-04' } as const;
const changing = (further: Partial<ChangeAgent> = {}) =>
  sent(changeAgent, { agent: member.id, reason: '轮岗', told, ...further }, member);

const givingOn = () =>
  sent(subDelegate, { matters: ['m1'], to: stranger.id, reason: '审批部门在邻镇' }, { ...stranger, active: true });

const outlives =
  'papers and the form of a termination need somebody who owes them, also after the mandate (7.2.5.2, A.4.5)';

const someone = { contact: 'contact', fingerprint: 'a'.repeat(64) } as const;
const held = 'a dispute may be about a mandate that is over (A.6)';
const unwanted = {
  'nothing to answer': { in: 'told', ask: () => sent(refuseAgentRequest, { explanation: '按期反馈' }) },
} as const;

const reportOf = (now: Case): string => ('conductReports' in now ? (now.conductReports?.[0]?.id ?? '') : '');

export const people = {
  'change-contact': {
    in: 'held',
    by: principal,
    ask: () => sent(changeContact, someone),
    outlives: 'whom to reach is no act under the mandate (A.2.3)',
  },
  'record-contact-change': {
    in: 'submitted',
    by: agent,
    ask: () => sent(recordContactChange, someone, 'scan'),
    outlives: 'whom to reach is no act under the mandate (A.2.3)',
    evidence: { 'a notice that is not in the case': () => sent(recordContactChange, someone, 'none') },
  },
  'request-other-agent': {
    in: 'told',
    by: principal,
    ask: () => sent(requestOtherAgent, { reason: '明显不称职' }),
    outlives: 'a mandate that is over by its term may be renewed with another agent',
  },
  'record-agent-request': {
    in: 'told',
    by: colleague,
    ask: () => sent(recordAgentRequest, { reason: '明显不称职' }),
    outlives: 'a mandate that is over by its term may be renewed with another agent',
  },
  'refuse-agent-request': {
    in: 'another agent asked for',
    by: manager,
    ask: () => sent(refuseAgentRequest, { explanation: '按期反馈' }),
    outlives: 'a request is answered, whenever it was made (A.3.4)',
    evidence: unwanted,
  },
  'report-conduct': {
    in: 'told',
    by: principal,
    ask: () => sent(reportConduct, { report: '暗示收费' }),
    outlives: 'how an agent behaved is reported until the sealing (A.3.5)',
  },
  'record-conduct-report': {
    in: 'told',
    by: manager,
    ask: () => sent(recordConductReport, { report: '暗示收费' }),
    outlives: 'how an agent behaved is reported until the sealing (A.3.5)',
  },
  'answer-conduct-report': {
    in: 'conduct reported',
    by: manager,
    ask: (now) => sent(answerConductReport, reportOf(now), { outcome: 'not-found', answer: '经核实没有' }),
    outlives: 'a report is answered, whenever it was made (A.3.5)',
    evidence: {
      'no such report': {
        in: 'told',
        ask: () => sent(answerConductReport, 'r9', { outcome: 'found', answer: '属实' }),
      },
    },
  },
  'withdraw-matter': {
    in: 'held',
    by: principal,
    ask: () => sent(withdrawMatter, 'm1', {}),
    outlives: 'what is over may still be taken back',
  },
  'record-matter-withdrawal': {
    in: 'held',
    by: agent,
    ask: () => sent(recordMatterWithdrawal, 'm1', {}),
    outlives: 'what is over may still be taken back',
  },
  'restrict-mandate': {
    in: 'held',
    by: principal,
    ask: () => sent(restrictMandate, { powers: ['file'] }),
    outlives: 'what is over may still be taken back',
  },
  'sub-delegate': {
    in: 'sub-delegation agreed',
    by: agent,
    ask: () => givingOn(),
    consent: { 'without the principal’s consent': { in: 'held', ask: () => givingOn() } },
  },
  'end-sub-delegation': {
    in: 'sub-delegated',
    by: agent,
    ask: () => sent(endSubDelegation, { reason: '本部门自行办理' }),
    outlives: 'what was given on may be taken back at any time',
  },
  'consent-to-sub-delegation': {
    in: 'held',
    by: principal,
    ask: () => sent(consentToSubDelegation),
    outlives: 'a consent alone lets nobody act; the mandate is asked when matters are given on',
  },
  'record-sub-delegation-consent': {
    in: 'held, with a paper of consent',
    by: agent,
    ask: () => sent(recordSubDelegationConsent, { documentId: 'scan' }),
    outlives: 'a consent alone lets nobody act; the mandate is asked when matters are given on',
    evidence: { 'a paper that is not in the case': () => sent(recordSubDelegationConsent, { documentId: 'none' }) },
  },
  'open-own-dispute': {
    in: 'held',
    by: principal,
    ask: () => sent(openOwnDispute, { about: '责任', hold: true }),
    outlives: held,
  },
  'open-dispute': {
    in: 'held',
    by: manager,
    ask: () => sent(openDispute, { about: '责任', hold: true }),
    outlives: held,
  },
  'withdraw-dispute': {
    in: 'held by a dispute',
    by: principal,
    ask: () => sent(withdrawDispute, { outcome: '不再争议' }),
    outlives: held,
  },
  'settle-dispute': {
    in: 'held by a dispute',
    by: manager,
    ask: () => sent(settleDispute, { how: 'negotiated', outcome: '已协商' }),
    outlives: held,
    evidence: {
      'in a way that was not agreed': {
        in: 'held by a dispute',
        ask: () => sent(settleDispute, { how: 'arbitration', outcome: '裁决' }),
      },
    },
  },
  'change-agent': {
    in: 'held',
    by: manager,
    ask: () => changing(),
    outlives,
    evidence: { 'the principal was not told in writing': () => changing({ told: undefined }) },
    dates: {
      'told before the mandate': () => changing({ told: { ...told, on: '2026-03-03' } }),
      'told tomorrow': () => changing({ told: { ...told, on: '2026-03-05' } }),
    },
  },
  'confirm-hand-over': {
    in: 'in other hands',
    by: colleague,
    ask: () => sent(confirmHandOver, { discrepancies: [] }),
    outlives,
  },
} as const satisfies Record<string, Entry>;
