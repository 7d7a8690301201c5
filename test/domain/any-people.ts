import { conductOutcomes, disputeOutcomes } from '../../domain/case/people.ts';
import { writtenMeans } from '../../domain/case/telling.ts';
import { type Case, isEntrusted } from '../../domain/case.ts';
import { changeAgent } from '../../domain/change-agent.ts';
import { changeContact, type NamedContact, recordContactChange } from '../../domain/change-contact.ts';
import { confirmHandOver } from '../../domain/confirm-hand-over.ts';
import type { Actor } from '../../domain/context.ts';
import { openDispute, openOwnDispute, settleDispute, withdrawDispute } from '../../domain/dispute.ts';
import { openConduct } from '../../domain/due.ts';
import type { PeopleEvent } from '../../domain/events/people.ts';
import type { SubDelegationEvent } from '../../domain/events/sub-delegation.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';
import type { Stage } from '../../domain/lifecycle.ts';
import { answerConductReport, recordConductReport, reportConduct } from '../../domain/report-conduct.ts';
import { recordAgentRequest, refuseAgentRequest, requestOtherAgent } from '../../domain/request-other-agent.ts';
import { type RestrictMandate, restrictMandate } from '../../domain/restrict-mandate.ts';
import { isSubAgent } from '../../domain/sub-agent.ts';
import {
  consentToSubDelegation,
  endSubDelegation,
  recordSubDelegationConsent,
  subDelegate,
} from '../../domain/sub-delegate.ts';
import { recordMatterWithdrawal, withdrawMatter } from '../../domain/withdraw-matter.ts';
import { agent, colleague, helper, manager, principal, stranger } from '../people.ts';
import type { AnyCommand } from './any.ts';
import { type Sent, sent } from './asked/entry.ts';
import { pick } from './pick.ts';

const members = [colleague, agent, colleague, { ...agent, authorities: ['market'] }, stranger, helper].map((staff) => ({
  ...staff,
  active: true,
}));

/** Another agent, fit or not, told in writing in time or not. */
function anyChange(by: number): Sent {
  const member = by % 11 ? pick(members, by) : { ...colleague, active: false };
  const on = pick(['2026-03-04', '2026-03-04', '2026-03-05', '2027-01-01'], by >> 4);
  const told = by % 5 ? { told: { means: pick(writtenMeans, by), on } } : {};
  return sent(changeAgent, { agent: member.id, reason: '轮岗', ...told }, member);
}

/** Matters given on to somebody fit or not. */
function anyGivingOn(by: number): Sent {
  const member = pick([stranger, stranger, colleague, { ...stranger, authorities: ['market'] }], by);
  const matters = pick([['m1'], ['m1'], ['m2'], ['m1', 'm2'], ['m9']], by >> 2);
  return sent(subDelegate, { matters, to: member.id, reason: '邻镇' }, { ...member, active: by % 13 > 0 });
}

const paperIds = (now: Case) => ('materials' in now ? now.materials.map(({ id }) => id) : []);

const anyConfirmation = (now: Case, by: number): Sent =>
  sent(confirmHandOver, {
    discrepancies: by % 3 ? [] : paperIds(now).map((material) => ({ material, explanation: '未见' })),
  });

const anyContact = (by: number): NamedContact =>
  pick([{ contact: 'principal' }, { contact: 'contact', fingerprint: 'a'.repeat(64) }], by);

const someMatter = (by: number) => pick(['m2', 'm2', 'm1', 'm2', 'm9'], by);

const anyRestriction = (by: number): RestrictMandate => ({
  ...(by % 3 === 0 ? { powers: pick([['file'], ['file', 'collect'], ['collect']] as const, by >> 2).slice() } : {}),
  ...(by % 2 ? { subDelegation: false as const } : {}),
});

/** Changes of the people of a case. */
export const peopleCommands = {
  'change-contact': { who: principal, ask: (_, by) => sent(changeContact, anyContact(by)) },
  'record-contact-change': {
    who: agent,
    ask: (_, by) => sent(recordContactChange, anyContact(by), pick(['other', 'none'], by)),
  },
  'request-other-agent': { who: principal, ask: () => sent(requestOtherAgent, { reason: '明显不称职' }) },
  'record-agent-request': { who: colleague, ask: () => sent(recordAgentRequest, { reason: '明显不称职' }) },
  'refuse-agent-request': { who: manager, ask: () => sent(refuseAgentRequest, { explanation: '经核实按期反馈' }) },
  'report-conduct': { who: principal, ask: (_, by) => sent(reportConduct, { report: `第${by % 3}次` }) },
  'record-conduct-report': { who: manager, ask: (_, by) => sent(recordConductReport, { report: `第${by % 3}次` }) },
  'answer-conduct-report': {
    who: manager,
    ask: (now, by) =>
      sent(answerConductReport, openConduct(now)[0]?.id ?? 'r9', {
        outcome: pick(conductOutcomes, by),
        answer: '已核实',
      }),
  },
  'withdraw-matter': { who: principal, ask: (_, by) => sent(withdrawMatter, someMatter(by), {}) },
  'record-matter-withdrawal': { who: agent, ask: (_, by) => sent(recordMatterWithdrawal, someMatter(by), {}) },
  'restrict-mandate': { who: principal, ask: (_, by) => sent(restrictMandate, anyRestriction(by)) },
  'sub-delegate': { who: agent, ask: (_, by) => anyGivingOn(by) },
  'end-sub-delegation': { who: manager, ask: () => sent(endSubDelegation, { reason: '自行办理' }) },
  'consent-to-sub-delegation': { who: principal, ask: () => sent(consentToSubDelegation) },
  'record-sub-delegation-consent': {
    who: agent,
    ask: (_, by) => sent(recordSubDelegationConsent, { documentId: pick(['scan', 'none'], by) }),
  },
  'open-own-dispute': { who: principal, ask: (_, by) => sent(openOwnDispute, { about: '责任', hold: by % 3 === 0 }) },
  'open-dispute': { who: manager, ask: (_, by) => sent(openDispute, { about: '责任', hold: by % 3 === 0 }) },
  'withdraw-dispute': { who: principal, ask: () => sent(withdrawDispute, { outcome: '不再争议' }) },
  'settle-dispute': {
    who: manager,
    ask: (_, by) => sent(settleDispute, { how: pick(disputeOutcomes, by), outcome: '已解决' }),
  },
  'change-agent': { who: manager, ask: (_, by) => anyChange(by) },
  'confirm-hand-over': { who: agent, ask: anyConfirmation },
} as const satisfies Record<string, AnyCommand>;

/** What the agent does is done by whoever is the agent by then. */
export const inCharge = (who: Actor, now: Case): Actor =>
  who === agent && 'agent' in now && now.agent === colleague.id ? colleague : who;

/** Where these make sense in a life. */
export const sensibleOfPeople = {
  reception: [],
  acceptance: ['change-agent', 'request-other-agent', 'report-conduct', 'answer-conduct-report'],
  handling: [
    'change-agent',
    'confirm-hand-over',
    'refuse-agent-request',
    'report-conduct',
    'answer-conduct-report',
    'change-contact',
    'withdraw-matter',
    'restrict-mandate',
    'consent-to-sub-delegation',
    'sub-delegate',
    'end-sub-delegation',
    'open-own-dispute',
    'settle-dispute',
  ],
  evaluation: ['change-agent', 'confirm-hand-over', 'settle-dispute', 'report-conduct', 'answer-conduct-report'],
  archiving: ['settle-dispute', 'answer-conduct-report'],
} as const satisfies Partial<Record<Stage, readonly (keyof typeof peopleCommands)[]>>;

export const peopleEvents = {
  AgentChanged: 0,
  PapersHandedOver: 0,
  ContactChanged: 0,
  OtherAgentRequested: 0,
  AgentRequestAnswered: 0,
  ConductReported: 0,
  ConductAnswered: 0,
  MatterWithdrawn: 0,
  MandateRestricted: 0,
  SubDelegationAgreed: 0,
  MattersSubDelegated: 0,
  SubDelegationEnded: 0,
  DisputeOpened: 0,
  DisputeSettled: 0,
} as const satisfies Record<(PeopleEvent | SubDelegationEvent)['type'], 0>;

/** What a termination leaves to be done. */
export const afterTerminationToo = [
  'AgentChanged',
  'PapersHandedOver',
  'DisputeOpened',
  'DisputeSettled',
  'AgentRequestAnswered',
  'ConductReported',
  'ConductAnswered',
] as const satisfies readonly EventType[];

const actsOfAgent: readonly EventType[] = [
  'NoticeGiven',
  'MaterialsTaken',
  'MaterialsTakenBack',
  'MatterSubmitted',
  'ProgressReported',
  'ResultRecorded',
  'ResultDelivered',
  'MilestoneReached',
  'TerminationFormSigned',
];

const actsOfSubAgent: readonly EventType[] = [
  'MatterSubmitted',
  'ProgressReported',
  'ResultRecorded',
  'MilestoneReached',
];

/** What goes on although a dispute holds the case. */
const evenHeld: readonly EventType[] = ['ProgressReported', 'MaterialsTakenBack', 'TerminationFormSigned'];

/**
 * A.2.2, A.4.4: acts under the mandate are those of the agent of that moment, or a sub-agent for the matter; A.6: while a dispute holds the case there are none
 * but telling and giving back; A.5.2: nothing more is done on a matter that was taken back.
 */
export function lawsOfPeople(
  event: CaseEvent,
  before: Case,
  actor: Actor,
  must: (holds: boolean, law: string) => void,
): void {
  const { type } = event;
  if (!actsOfAgent.includes(type)) return;
  const isAgent = actor.kind === 'staff' && 'agent' in before && before.agent === actor.id;
  const isSub = actor.kind === 'staff' && 'matter' in event && isSubAgent(before, actor, String(event.matter));
  must(
    isAgent || (isSub && actsOfSubAgent.includes(type)),
    'no act by anybody but the agent of that moment, or a sub-agent',
  );
  if (!isEntrusted(before)) return;
  must(!before.dispute?.hold || evenHeld.includes(type), 'nothing is done under a mandate that is held');
  const gone = before.matters.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
  must(!('matter' in event && gone.includes(String(event.matter))), 'nothing is done on a matter that was taken back');
}

/** The people of a case change while it rests, and what the principal takes back is taken back. */
export const whileSuspendedToo = Object.keys(peopleEvents).concat('ServiceEnded', 'EvaluationInvited') as EventType[];
