import { powerNames } from '../../domain/agreement.ts';
import { type MaterialCheck, materialChecks } from '../../domain/assistance.ts';
import type { Notice } from '../../domain/case.ts';
import type { ConsentGiven } from '../../domain/consent.ts';
import {
  acts,
  authorityStateNames,
  capacityNames,
  checkNames,
  conductOutcomeNames,
  consentChannelNames,
  depositCauseNames,
  disputeOutcomeNames,
  groundWords,
  legEndNames,
  levelNames,
  lossOutcomeNames,
  meansNames,
  outcomeNames,
  receiptNames,
  relationNames,
  sideNames,
  signatoryNames,
  sourceNames,
  suspensionNames,
} from '../../domain/course.ts';
import type { CaseEvent, EventOf } from '../../domain/events.ts';
import { placeWords } from '../../domain/guidance.ts';
import { reminded } from '../../domain/notices.ts';
import { citation } from '../../domain/standard.ts';
import type { Commit, Found } from '../../store/cases.ts';
import { profile } from '../district.ts';
import { authorityName, officeName, scopeWords } from '../tasks/words.ts';
import { changeWords } from './corrections.ts';
import { askedNames, dueNames, evidenceNames, itemName, methodNames, partyNames, purposeNames } from './names.ts';
import type { CourseEntry } from './shapes/course.ts';

/**
 * The course of events (办理过程): what happened, by which clause and by whom, in Chinese. It holds no personal data, since
 * the history holds none.
 * @param actorOf how whoever acted is called before this reader
 */
export function courseView({ now, history }: Found, actorOf: (actor: Commit['actor']) => string, internal: boolean) {
  const titles = new Map('matters' in now ? now.matters.map(({ id, title }) => [id, title]) : []);
  const corrected = new Set(
    history.flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === 'EntryCorrected' || event.type === 'CorrectionNoted' ? [placeOf(event)] : [],
      ),
    ),
  );
  const entries = history.flatMap(({ seq: commit, at, actor, events }) =>
    events
      .map((event, entry) => ({ commit, entry, at, actor, event }))
      .filter(({ event }) => internal || !isInternal(event)),
  );
  return entries.map(({ commit, entry, at, actor, event }, index): CourseEntry => {
    const { act, clause } = acts[event.type];
    const matter = 'matter' in event && event.matter !== undefined ? titles.get(event.matter) : undefined;
    return {
      number: index + 1,
      at,
      act,
      clause,
      citation: citation(clause),
      actor: actorOf(actor),
      ...(matter ? { matter } : {}),
      details:
        event.type === 'CaseAssigned'
          ? [`代办人员：${actorOf({ kind: 'staff', id: event.agent, office: now.office })}`]
          : detailsOf(event),
      commit,
      entry,
      ...(corrected.has(placeOf({ commit, entry })) ? { corrected: true as const } : {}),
    };
  });
}

/** Where an entry stands in the history. */
const placeOf = ({ commit, entry }: { readonly commit: number; readonly entry: number }) => `${commit}/${entry}`;

/** Reminders go to staff, and who of them receives whom is the office's own. */
const isInternal = ({ type }: CaseEvent): boolean => internalTypes.has(type);

const internalTypes: ReadonlySet<CaseEvent['type']> = new Set([
  'DeadlineReminded',
  'CaseClaimed',
  'CaseAssigned',
  'ClaimReleased',
]);

/** What is worth telling of an event besides its name. */
function detailsOf(event: CaseEvent): string[] {
  switch (event.type) {
    case 'CaseRegistered':
      return [
        event.need,
        ...(event.previous ? [`重新委托，原案：${event.previous.caseId}`, event.previous.explanation] : []),
      ];
    case 'CaseReceived':
    case 'InquiryReceived':
    case 'ConvertedToAgency':
      return [event.told];
    case 'CaseMerged':
      return [`并入：${event.into}`, event.reason];
    case 'DuplicateJoined':
      return [`并入：${event.caseId}`, event.need, `第 ${event.repetitions} 次重复登记`];
    case 'CaseDeclined':
      return [event.explanation, `引导至：${event.guidedTo}`];
    case 'CaseRedirected':
      return [event.explanation, `引导至：${event.guidedTo}`];
    case 'FormChosen':
      return [event.form.name, ...(event.reason ? [event.reason] : [])];
    case 'AdviceGiven':
      return [...event.notice.matters.map(({ item }) => itemName(item)), ...noticeDetails(event.notice)];
    case 'QuestionAnswered':
      return [event.answer, ...event.basis.map((basis) => `依据：${basis}`), `答复方式：${meansNames[event.means]}`];
    case 'MaterialsGuided':
      return materialsDetails(event);
    case 'SubmissionAccompanied':
      return submissionDetails(event);
    case 'CoordinationRecorded':
      return [`${authorityName(event.authority)}，${event.on}`, event.problem];
    case 'CoordinationSettled':
      return [event.resolved ? '问题已解决' : '问题未解决', `${event.on}：${event.outcome}`];
    case 'ResponsibilityOffered':
      return [event.reason];
    case 'AssistanceConcluded':
      return [event.resolved ? '需求已解决' : '需求未解决', event.explanation];
    case 'TransferProposed':
      return [event.explanation, `拟转办至：${placeWords(event.place)}`];
    case 'TransferStarted':
      return [`${officeName(event.from)}→${officeName(event.to)}`, event.reason];
    case 'TransferAccepted':
      return [`${officeName(event.from)}→${officeName(event.to)}`];
    case 'TransferReturned':
      return [`${officeName(event.to)}→${officeName(event.from)}`, legEndNames[event.why], ...optional(event.reason)];
    case 'ConsentGiven':
      return consentDetails(event.consent);
    case 'ConsentWithdrawn':
      return [consentChannelNames[event.channel], ...optional(event.reason)];
    case 'CaseWithdrawn':
      return event.reason ? [event.reason] : [];
    case 'AgreementSigned':
      return [partyNames[event.signature.party]];
    case 'RepresentativeRecorded':
      return [signatoryNames[event.capacity]];
    case 'GuardianRecorded':
      return [relationNames[event.relation], ...(event.capacity ? [signatoryNames[event.capacity]] : [])];
    case 'OwnIntentRecorded':
      return [askedNames[event.means], ...event.items.map(itemName)];
    case 'AgentChanged':
      return [event.reason, ...(event.told ? [`书面通知：${event.told.on}，${meansNames[event.told.means]}`] : [])];
    case 'ContactChanged':
      return [event.contact === 'principal' ? '委托方本人' : '另行指派', event.documentId ? '书面通知' : '线上通知'];
    case 'OtherAgentRequested':
      return [event.reason];
    case 'AgentRequestAnswered':
      return [event.answer === 'granted' ? '同意' : '不同意', event.explanation];
    case 'ConductReported':
      return [event.text];
    case 'ConductAnswered':
      return [conductOutcomeNames[event.outcome], event.answer];
    case 'MatterWithdrawn':
      return event.reason ? [event.reason] : [];
    case 'MandateRestricted':
      return [`委托权限：${event.powers.map((power) => powerNames[power]).join('、')}`, subDelegationWords(event)];
    case 'SubDelegationAgreed':
      return [event.documentId ? '书面同意' : '线上同意'];
    case 'MattersSubDelegated':
      return [`${officeName(event.office)}，委托事项：${event.matters.length}项`, event.reason];
    case 'SubDelegationEnded':
      return [event.reason];
    case 'DisputeOpened':
      return [partyNames[event.by], event.about, ...(event.hold ? ['解决之前暂停办理'] : [])];
    case 'DisputeSettled':
      return [disputeOutcomeNames[event.how], event.outcome];
    case 'PapersHandedOver':
      return [
        `份数：${event.materials.length}`,
        ...event.discrepancies.map(({ explanation }) => `不符：${explanation}`),
      ];
    case 'SupplementDrafted':
      return [event.supplement.text, ...(event.supplement.until ? [`延长至：${event.supplement.until}`] : [])];
    case 'SupplementSigned':
      return [partyNames[event.signature.party]];
    case 'PowerOfAttorneyIssued':
      return [
        authorityName(event.attorney.authority),
        ...event.attorney.powers.map((power) => powerNames[power]),
        `期限：${event.attorney.term.from}至${event.attorney.term.until}`,
      ];
    case 'PowerOfAttorneySigned':
      return [methodNames[event.signature.method]];
    case 'TermWarned':
      return [`届满：${event.until}`];
    case 'OrallyEntrusted':
      return [event.terms.summary, `凭证：${evidenceNames[event.terms.evidence.by]}`];
    case 'OralMandateConfirmed':
      return [methodNames[event.confirmation.method]];
    case 'NoticeGiven':
      return noticeDetails(event.notice);
    case 'MaterialsTaken':
      return [...event.materials.map(({ name, originals, copies }) => pieces(name, originals, copies)), proof(event)];
    case 'ProgressReported':
      return [event.text, `反馈方式：${meansNames[event.means]}`];
    case 'ResultRecorded':
      return [outcomeNames[event.outcome], event.explanation, ...(event.remedies ? [event.remedies] : [])];
    case 'CorrectionRequested':
      return [...event.what, `补正期限：${event.by}`, `告知方式：${meansNames[event.means]}`];
    case 'AuthorityStateMirrored':
      return [
        `${authorityStateNames[event.state]}（${sourceNames[event.source]}）`,
        ...(event.number ? [`审批部门受理号：${event.number}`] : []),
        ...(event.note ? [event.note] : []),
      ];
    case 'DelayRecorded':
      return [`${sideNames[event.side]}，${event.days}个工作日`, event.reason];
    case 'ChargePaid':
      return [`${event.name} ${(event.fen / 100).toFixed(2)} 元，收据 ${event.receiptNumber}，${event.paidOn}`];
    case 'ResultDelivered':
    case 'CollectionAsked':
      return [proof(event)];
    case 'MaterialsHandedBack':
      return [...(event.recipient ? [`领取人：${capacityNames[event.recipient.capacity]}`] : []), proof(event)];
    case 'PapersDeposited':
      return [
        `提存于：${event.depositary.name}，${event.on}，凭证号 ${event.certificate}`,
        depositCauseNames[event.cause],
      ];
    case 'LossReported':
      return [event.circumstances];
    case 'LossSettled':
      return [
        lossOutcomeNames[event.settlement.outcome],
        ...('explanation' in event.settlement ? [event.settlement.explanation] : []),
      ];
    case 'MaterialsTakenBack':
      return [`份数：${event.materials.length}`];
    case 'CaseSuspended':
      return suspensionDetails(event);
    case 'CaseResumed':
      return [event.explanation, `告知：${event.told.on}，${meansNames[event.told.means]}`];
    case 'ServiceTerminated':
      return terminationDetails(event);
    case 'MatterSubmitted':
      return event.authorityNumber ? [`审批部门受理号：${event.authorityNumber}`] : [];
    case 'EvaluationGiven':
      return [levelNames[event.level], ...(event.suggestion ? [event.suggestion] : [])];
    case 'EntryCorrected':
      return [`更正第 ${event.commit} 号记录：${acts[event.of].act}`, ...changeWords(event), `原因：${event.reason}`];
    case 'CorrectionNoted':
      return [`第 ${event.commit} 号记录`, event.note];
    case 'CaseImported':
      return [`来源：${event.source}，第 ${event.row} 行`, `原编号：${event.key}，原登记日期：${event.startedOn}`];
    case 'FormIssued':
      return [profile.forms.find(({ id }) => id === event.form)?.title ?? event.form];
    case 'DocumentAdded':
      return [purposeNames[event.document.purpose]];
    case 'DeadlineReminded':
      return [dueNames[event.due], reminderWords(event)];
    default:
      return [];
  }
}

const subDelegationWords = ({ subDelegation }: { subDelegation: boolean }): string =>
  subDelegation ? '同意转委托' : '不同意转委托';
const noticeDetails = ({ means, catalogue }: Notice): string[] => [
  `告知方式：${meansNames[means]}`,
  `服务事项清单版本：${catalogue}`,
];

function materialsDetails({ item, materials, explanation }: EventOf<'MaterialsGuided'>): string[] {
  const of = (check: MaterialCheck) => materials.filter((each) => each.check === check).length;
  const counts = materialChecks.filter((check) => of(check) > 0).map((check) => `${checkNames[check]} ${of(check)} 件`);
  return [itemName(item), counts.join('，'), ...(explanation ? [explanation] : [])];
}

const submissionDetails = ({ item, place, on, authorityNumber }: EventOf<'SubmissionAccompanied'>): string[] => [
  `${itemName(item)}：由服务对象递交`,
  `${on}，${place}`,
  ...(authorityNumber ? [`审批部门受理号：${authorityNumber}`] : []),
];
const optional = (words: string | undefined): string[] => (words ? [words] : []);

const consentDetails = ({ scope, wording, evidence, guardian }: ConsentGiven): string[] => [
  scopeWords(scope),
  `同意书版本：${wording.version}`,
  `方式：${consentChannelNames[evidence.channel]}${guardian ? '，由监护人同意' : ''}`,
  ...('record' in evidence ? [evidence.record] : []),
];

const reminderWords = (event: Extract<CaseEvent, { type: 'DeadlineReminded' }>): string =>
  reminded(event) === 'agent' ? '提醒代办人员' : event.above ? '提醒上级部门负责人' : '提醒部门负责人';

const suspensionDetails = (event: Extract<CaseEvent, { type: 'CaseSuspended' }>): string[] => [
  `中止原因：${suspensionNames[event.reason]}`,
  event.explanation,
  `延误归属：${sideNames[event.side]}`,
  `预计续办：${event.expectedEnd}`,
  `告知：${event.told.on}，${meansNames[event.told.means]}`,
];

const terminationDetails = (event: Extract<CaseEvent, { type: 'ServiceTerminated' }>): string[] => [
  `终止原因：${groundWords(event)}`,
  event.explanation,
  ...(event.basis ? [`法律依据：${event.basis}`] : []),
  ...(event.told ? [`告知：${event.told.on}，${meansNames[event.told.means]}`] : []),
];

const pieces = (name: string, originals: number, copies: number): string =>
  `${name}：原件 ${originals} 份，复印件 ${copies} 份`;

const proof = ({ receipt }: { receipt: { kind: keyof typeof receiptNames } }): string =>
  `凭证：${receiptNames[receipt.kind]}`;
