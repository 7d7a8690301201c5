import { addCorrectionNote } from '../../domain/add-correction-note.ts';
import { addDocument } from '../../domain/add-document.ts';
import type { DraftAgreement } from '../../domain/agreement.ts';
import { acceptTransfer, refuseTransfer } from '../../domain/answer-transfer.ts';
import { archive } from '../../domain/archive.ts';
import { assign } from '../../domain/assign.ts';
import {
  type Case,
  type ComplaintStage,
  documentPurposes,
  evaluationLevels,
  otherGrounds,
  type Receipt,
  type RepairStage,
  resultOutcomes,
  terminationGrounds,
  withdrawalCauses,
} from '../../domain/case.ts';
import { claim } from '../../domain/claim.ts';
import { confirmByLink, confirmEntrustment, recordConfirmation } from '../../domain/confirm-entrustment.ts';
import { isChild, publishable, sensitiveKinds } from '../../domain/consent.ts';
import type { Actor } from '../../domain/context.ts';
import { correctEntry } from '../../domain/correct-entry.ts';
import { decline } from '../../domain/decline.ts';
import { deliver } from '../../domain/deliver.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { entrustOrally } from '../../domain/entrust-orally.ts';
import { evaluate, evaluateByLink, recordEvaluation } from '../../domain/evaluate.ts';
import type { Changes } from '../../domain/events/correction.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { type GiveConsent, giveConsent, recordConsent } from '../../domain/give-consent.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { judgeRating } from '../../domain/judge-rating.ts';
import type { Stage } from '../../domain/lifecycle.ts';
import { mergeCase } from '../../domain/merge-case.ts';
import type { EntrustOrally } from '../../domain/oral.ts';
import { ratingVerdicts } from '../../domain/rating.ts';
import { receive } from '../../domain/receive.ts';
import { recordResult } from '../../domain/record-result.ts';
import { releaseClaim } from '../../domain/release-claim.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { recordSignature, signByLink, signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { submit } from '../../domain/submit.ts';
import { resume, type Suspend, suspend } from '../../domain/suspend.ts';
import { delaySides, suspensionReasons } from '../../domain/suspension.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { proposeTransfer, transfer } from '../../domain/transfer.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { recordConsentWithdrawal, withdrawConsent } from '../../domain/withdraw-consent.ts';
import {
  bearer,
  byHand,
  byName,
  digestOf,
  document,
  draft,
  electronic,
  fingerprints,
  oralDigestOf,
  oralWish,
  requiredPapers,
  resumption,
  sealed,
  suspension,
} from '../a-case.ts';
import { merging, olderCase } from '../a-duplicate.ts';
import { agent, colleague, contact, headOfTown, helper, manager, principal, stranger, system } from '../people.ts';
import { anyAssistance } from './any-assistance.ts';
import { anyCustody, somePapers } from './any-custody.ts';
import { anyFiling } from './any-filing.ts';
import { anyParties } from './any-parties.ts';
import { peopleCommands, sensibleOfPeople } from './any-people.ts';
import { anyPlans, sensibleOfPlans } from './any-plan.ts';
import { anySupplements } from './any-supplements.ts';
import { type Sent, sent } from './asked/entry.ts';
import { issuing } from './asked/record.ts';
import type { CaseCommand } from './case-commands.ts';

/** A choice among several, made by a number. */
const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

const someItems = [['GT-SETUP'], ['GT-SETUP', 'SS-CARD'], ['AGE-ALLOW'], ['MARRY'], ['FLY'], ['HK-MOVE']];
const someTerms = [
  { from: '2026-03-04', until: '2026-12-31' },
  { from: '2026-03-04', until: '2026-03-31' },
  { from: '2026-04-01', until: '2027-03-31' },
  { from: '2020-01-01', until: '2020-12-31' },
];
const someReceipts: readonly Receipt[] = [electronic, electronic, { kind: 'signed', documentId: 'receipt' }];

function anyDraft(by: number): DraftAgreement {
  const items = pick(someItems, by);
  const term = pick(someTerms, by >> 3);
  return draft({
    items: [...items],
    term,
    plan: [{ item: pick(items, by), milestone: '递交', by: pick([term.from, '2026-03-20'], by >> 5) }],
    powers: pick([['file', 'collect'], ['file', 'collect'], ['file']] as const, by >> 6).slice(),
    contact: by % 2 ? contact : 'principal',
    subDelegation: by % 3 === 0,
  });
}

function anyOralWish(by: number): EntrustOrally {
  const evidence = pick<EntrustOrally['evidence']>(
    [
      { by: 'colleague', staff: pick(['agent-2', 'agent-1'], by >> 4) },
      { by: 'witness', witness: { ...contact, kind: 'witness' } },
      { by: 'recording', documentId: 'recording' },
    ],
    by,
  );
  return oralWish({ items: [...pick(someItems, by >> 2)], term: pick(someTerms, by >> 3), evidence });
}

const someMatter = (by: number) => pick(['m1', 'm2', 'm1', 'm9'], by);
export interface AnyCommand {
  /** Who may give it, where anybody may; it may depend on where the case is. */
  readonly who: Actor | ((now: Case) => Actor);
  /** The command with details that suit the case, chosen by a number. */
  readonly ask: (now: Case, by: number) => Sent;
}

const notTold = [{ matter: 'm9', material: 'x', originals: 1, copies: 0, place: '柜' }];

function anyPapers(now: Case, by: number) {
  const all = 'matters' in now ? requiredPapers(now) : [];
  const some = by % 4 === 0 ? all.slice(by % 3) : all;
  return { materials: some.length > 0 ? some : notTold, receipt: pick(someReceipts, by) };
}

function anyTermination(by: number): Terminate {
  const ground = pick(terminationGrounds, by);
  const kind = pick(otherGrounds, by >> 3);
  return {
    ground,
    explanation: '无法继续',
    ...(ground === 'other' || by % 31 === 0 ? { kind } : {}),
    ...(ground === 'principal-asked' || by % 29 === 0 ? { cause: pick(withdrawalCauses, by >> 4) } : {}),
    ...(by % 7 ? { basis: '市场主体登记管理条例' } : {}),
    ...(by % 5 ? { told: { means: 'in-person', on: pick(['2026-03-04', '2026-03-04', '2027-01-01'], by >> 6) } } : {}),
  };
}

const someOffice = (by: number) => pick(['anle', 'xinghua', 'heping', 'centre', 'anle', 'nowhere'], by);

/** Most often a consent to what was proposed. */
function anyConsent(now: Case, by: number): GiveConsent {
  const wording = by % 17 ? '2026-1' : '2025-1';
  const proposed = now.stage === 'reception' && now.proposal ? now.proposal.to : someOffice(by);
  if (by % 3 === 0 && isChild(now))
    return {
      purpose: 'sensitive-data',
      kinds: ['child-under-14'],
      wording,
      guardian: pick(['proof', 'other'], by >> 4),
    };
  if (by % 5 === 0)
    return {
      purpose: 'sensitive-data',
      kinds: [pick(sensitiveKinds, by)],
      wording,
      ...(by % 2 ? { guardian: 'other' } : {}),
    };
  if (by % 5 === 1) return { purpose: 'publication', contents: [pick(publishable, by)], wording };
  return { purpose: 'transfer', to: by % 7 ? proposed : someOffice(by), wording };
}

const someConsent = (now: Case, by: number): string =>
  by % 11 ? (now.consents.at(-1 - ((by >> 4) % 2))?.id ?? 'none') : 'none';

/** An agent of the office that must answer, or of the case's own. */
const receiver = (now: Case): Actor => agentAt(now.stage === 'transfer' ? now.leg.to : now.office);

/** An agent of the office where the case is, or where it is going. */
const agentAt = (office: string): Actor => ({ ...agent, id: `agent-of-${office}`, office });
/** An entry as it may stand in the history, with its place. */
function anyEntry(now: Case, by: number): [{ commit: number; entry: number }, CaseEvent | undefined] {
  const matter = 'matters' in now ? now.matters[0] : undefined;
  const result = {
    type: 'ResultRecorded',
    matter: 'm1',
    outcome: matter?.outcome ?? 'granted',
    explanation: '已决定',
  } as const;
  return pick<[{ commit: number; entry: number }, CaseEvent | undefined]>(
    [
      [
        { commit: 1, entry: 0 },
        { type: 'CaseReceived', agent: 'agent-1', told: '已说明' },
      ],
      [{ commit: 9, entry: 0 }, matter && { type: 'MatterSubmitted', matter: 'm1', materials: [] }],
      [{ commit: 10, entry: 0 }, matter && result],
      [{ commit: 99, entry: 0 }, undefined],
    ],
    by,
  );
}

const anyChanges = (by: number): Changes =>
  pick<Changes>(
    [{ told: '已当面说明' }, { authorityNumber: `SJ-${by % 3}` }, { outcome: 'refused' }, { need: '另一件事' }],
    by >> 2,
  );
const anySuspension = (by: number): Suspend => ({
  ...suspension,
  reason: pick(suspensionReasons, by),
  side: pick(delaySides, by >> 3),
  expectedEnd: pick(['2026-03-20', '2026-04-20', '2026-05-20', '2026-03-01'], by >> 5),
  ...(by % 7 ? {} : { told: { means: 'paper' as const, on: '2026-03-01' } }),
});

const anyRating = (by: number) => ({
  level: pick(evaluationLevels, by),
  ...(by % 3 ? {} : { tags: [pick(['few-trips', 'late', 'asked-to-pay'], by >> 2)] }),
  ...(by % 5 ? {} : { suggestion: pick(['希望周末也能办', '窗口少'], by >> 3) }),
  ...(by % 7 ? {} : { anonymous: true }),
});
const anySigns = (by: number) => ({ staffAccount: by % 4 === 0, sameWords: by % 5 });

export const anyCommands: Record<CaseCommand, AnyCommand> = {
  receive: { who: agent, ask: () => sent(receive, { told: '已说明' }) },
  'correct-entry': {
    who: agent,
    ask: (now, by) => {
      const [place, entered] = anyEntry(now, by);
      return sent(correctEntry, { ...place, changes: anyChanges(by), reason: '录入有误' }, entered);
    },
  },
  'add-correction-note': {
    who: agent,
    ask: (now, by) => {
      const [place, entered] = anyEntry(now, by);
      return sent(addCorrectionNote, { ...place, note: pick(['应为甲', '应为乙'], by >> 3) }, entered);
    },
  },
  'issue-form': {
    who: agent,
    ask: (_, by) => issuing({ form: pick(['acceptance-form', 'completion-form'], by), values: {} }),
  },
  claim: { who: agent, ask: () => sent(claim, {}) },
  assign: {
    who: manager,
    ask: (_, by) => {
      const to = pick([agent, colleague, stranger], by);
      return sent(assign, { agent: to.id }, to);
    },
  },
  'release-claim': { who: agent, ask: () => sent(releaseClaim, {}) },
  'merge-case': { who: agent, ask: () => sent(mergeCase, merging, olderCase) },
  decline: { who: manager, ask: () => sent(decline, { explanation: '不属于', guidedTo: '邻区' }) },
  'propose-transfer': {
    who: (now) => agentAt(now.office),
    ask: (_, by) =>
      sent(proposeTransfer, { to: someOffice(by), explanation: pick(['不属于', '应由该处办理'], by >> 3) }),
  },
  transfer: {
    who: (now) => agentAt(now.office),
    ask: (now, by) => sent(transfer, { consent: someConsent(now, by), reason: '转由该处办理' }),
  },
  'accept-transfer': { who: receiver, ask: () => sent(acceptTransfer, {}) },
  'refuse-transfer': { who: receiver, ask: () => sent(refuseTransfer, { reason: '也不属于' }) },
  'give-consent': { who: principal, ask: (now, by) => sent(giveConsent, anyConsent(now, by)) },
  'record-consent': {
    who: (now) => agentAt(now.office),
    ask: (now, by) =>
      sent(recordConsent, {
        consent: anyConsent(now, by),
        evidence: by % 2 ? { channel: 'paper', documentId: 'consent' } : { channel: 'phone', record: '已核实，同意' },
      }),
  },
  'withdraw-consent': { who: principal, ask: (now, by) => sent(withdrawConsent, someConsent(now, by), {}) },
  'record-consent-withdrawal': {
    who: receiver,
    ask: (now, by) => sent(recordConsentWithdrawal, someConsent(now, by), { channel: 'oral' as const }),
  },
  withdraw: { who: principal, ask: () => sent(withdraw, { reason: '不再需要', cause: 'not-needed' }) },
  'record-withdrawal': { who: agent, ask: () => sent(recordWithdrawal, {}) },
  'draft-agreement': { who: agent, ask: (_, by) => sent(draftAgreement, anyDraft(by), fingerprints) },
  'sign-own-agreement': { who: principal, ask: (now) => sent(signOwnAgreement, { digest: digestOf(now) }) },
  'record-signature': {
    who: agent,
    ask: (now) => sent(recordSignature, { digest: digestOf(now), documentId: 'signed-agreement' }),
  },
  'sign-for-mandatary': { who: manager, ask: (now) => sent(signForMandatary, { digest: digestOf(now) }) },
  'entrust-orally': {
    who: agent,
    ask: (_, by) => sent(entrustOrally, anyOralWish(by), { fingerprints, colleague: by % 5 > 0 }),
  },
  'confirm-entrustment': { who: principal, ask: (now) => sent(confirmEntrustment, { digest: oralDigestOf(now) }) },
  'sign-by-link': {
    who: bearer,
    ask: (now, by) => sent(signByLink, { digest: digestOf(now), link: pick([byHand, byName], by) }),
  },
  'confirm-by-link': {
    who: bearer,
    ask: (now, by) => sent(confirmByLink, { digest: oralDigestOf(now), link: pick([byHand, byName], by) }),
  },
  'record-confirmation': {
    who: agent,
    ask: (now) => sent(recordConfirmation, { digest: oralDigestOf(now), documentId: 'confirmation' }),
  },
  ...peopleCommands,
  'give-notice': { who: agent, ask: () => sent(giveNotice, { means: 'electronic' as const }) },
  'take-into-custody': { who: agent, ask: (now, by) => sent(takeIntoCustody, anyPapers(now, by)) },
  ...anyParties,
  ...anySupplements,
  ...anyCustody,
  ...anyFiling,
  ...anyPlans,
  ...anyAssistance,
  submit: {
    who: agent,
    ask: (now, by) => sent(submit, someMatter(by), { materials: somePapers(now, someMatter(by), by >> 2) }),
  },
  'report-progress': {
    who: agent,
    ask: (_, by) => sent(reportProgress, someMatter(by), { text: '已受理', means: 'electronic' as const }),
  },
  'record-result': {
    who: agent,
    ask: (_, by) =>
      sent(recordResult, someMatter(by), { outcome: pick(resultOutcomes, by >> 2), explanation: '已决定' }),
  },
  deliver: { who: agent, ask: (_, by) => sent(deliver, someMatter(by), { receipt: pick(someReceipts, by >> 2) }) },
  suspend: { who: agent, ask: (_, by) => sent(suspend, anySuspension(by)) },
  resume: { who: agent, ask: () => sent(resume, resumption) },
  terminate: { who: agent, ask: (_, by) => sent(terminate, anyTermination(by)) },
  'sign-termination-form': { who: agent, ask: () => sent(signTerminationForm, {}) },
  evaluate: { who: principal, ask: (_, by) => sent(evaluate, { ...anyRating(by), signs: anySigns(by) }) },
  'evaluate-by-link': {
    who: bearer,
    ask: (_, by) =>
      sent(evaluateByLink, { ...anyRating(by), channel: pick(['link', 'device'] as const, by), signs: anySigns(by) }),
  },
  'record-evaluation': {
    who: (now) => pick([colleague, helper], now.documents.length),
    ask: (now, by) =>
      by % 2
        ? sent(recordEvaluation, { ...anyRating(by), channel: 'phone' })
        : sent(recordEvaluation, {
            ...anyRating(by),
            channel: 'paper',
            documentId: now.documents.at(-1)?.id ?? 'none',
          }),
  },
  'judge-rating': {
    who: (now) => pick([manager, headOfTown], 'ratings' in now ? (now.ratings?.at(-1)?.judgements?.length ?? 0) : 0),
    ask: (now, by) =>
      sent(judgeRating, 'ratings' in now ? (now.ratings?.at(-1)?.id ?? 'none') : 'none', {
        verdict: pick(ratingVerdicts, by),
        reason: '经核实',
      }),
  },
  'add-document': {
    who: system,
    ask: (_, by) => sent(addDocument, document(pick(documentPurposes, by), pick(documentPurposes, by))),
  },
  wake: { who: system, ask: () => wake },
  archive: { who: system, ask: () => sent(archive, sealed) },
};

export type ServiceStage = Exclude<Stage, ComplaintStage | RepairStage>;

/** What makes sense in each stage, so that random lives get somewhere. */
export const sensible: Readonly<Record<ServiceStage, readonly CaseCommand[]>> = {
  inquiry: ['receive-inquiry', 'receive-inquiry', 'receive-inquiry', 'redirect', 'withdraw'],
  redirected: ['redirect', 'wake', 'add-document'],
  guidance: [
    'choose-form',
    'advise',
    'answer',
    'guide-materials',
    'accompany-submission',
    'record-coordination',
    'settle-coordination',
    'hand-over-responsibility',
    'accept-responsibility',
    'hand-over-responsibility',
    'accept-responsibility',
    'accompany-submission',
    'conclude',
    'convert-to-agency',
    'convert-to-agency',
    'add-document',
    'wake',
  ],
  appraisal: ['evaluate', 'evaluate-by-link', 'record-evaluation', 'wake', 'add-document', 'conclude'],
  collected: ['evaluate', 'record-evaluation', 'judge-rating', 'judge-rating', 'wake', 'add-document'],
  reception: [
    'claim',
    'assign',
    'release-claim',
    'merge-case',
    'receive',
    'receive',
    'receive',
    'decline',
    'withdraw',
    'record-withdrawal',
    'propose-transfer',
    'propose-transfer',
    'give-consent',
    'give-consent',
    'transfer',
    'transfer',
    'record-consent',
    'add-document',
    'withdraw-consent',
    ...sensibleOfPeople.reception,
  ],
  transfer: [
    'accept-transfer',
    'accept-transfer',
    'refuse-transfer',
    'wake',
    'withdraw-consent',
    'record-consent-withdrawal',
    'withdraw',
    'add-document',
  ],
  declined: ['wake', 'add-document', 'withdraw-consent'],
  merged: ['wake', 'add-document', 'withdraw', 'withdraw-consent', 'merge-case'],
  withdrawn: ['wake', 'add-document', 'withdraw', 'withdraw-consent'],
  acceptance: [
    'draft-agreement',
    'draft-agreement',
    'sign-own-agreement',
    'sign-for-mandatary',
    'sign-own-agreement',
    'sign-for-mandatary',
    'sign-by-link',
    'record-signature',
    'add-document',
    'withdraw',
    'merge-case',
    'entrust-orally',
    'record-representative',
    'record-guardian',
    'record-consent',
    'record-own-intent',
    ...sensibleOfPeople.acceptance,
  ],
  handling: [
    'record-coordination',
    'settle-coordination',
    'submit',
    'record-result',
    'record-result',
    'correct-entry',
    'issue-form',
    'confirm-entrustment',
    'confirm-by-link',
    'wake',
    'give-notice',
    'take-into-custody',
    'submit',
    'submit',
    'record-result',
    'record-result',
    'deliver',
    'deliver',
    'report-progress',
    'hand-back',
    'take-back',
    'take-back',
    'report-loss',
    'settle-loss',
    'record-correction-request',
    'record-correction-request',
    'resubmit',
    'mirror-authority-state',
    'record-charge',
    'record-delay',
    'terminate',
    'suspend',
    ...sensibleOfPeople.handling,
    'extend-term',
    'supplement-agreement',
    'sign-own-supplement',
    'sign-supplement-for-mandatary',
    'issue-power-of-attorney',
    'sign-power-of-attorney',
    ...sensibleOfPlans,
  ],
  suspended: ['resume', 'resume', 'resume', 'hand-back', 'add-document', 'wake', 'terminate', 'withdraw'],
  evaluation: [
    'evaluate',
    'record-evaluation',
    'wake',
    'hand-back',
    'add-document',
    'take-back',
    'sign-termination-form',
    'call-for-papers',
    'deposit-papers',
    'report-loss',
    'settle-loss',
    ...sensibleOfPeople.evaluation,
  ],
  archiving: [
    'evaluate',
    'judge-rating',
    'judge-rating',
    'record-evaluation',
    'add-document',
    'archive',
    'hand-back',
    'archive',
    'sign-termination-form',
    'deposit-papers',
    'settle-loss',
    'call-for-papers',
    ...sensibleOfPeople.archiving,
  ],
  archived: [
    'add-correction-note',
    'add-correction-note',
    'archive',
    'judge-rating',
    'judge-rating',
    'evaluate',
    'hand-back',
    'add-document',
    'withdraw-consent',
  ],
};

export const everyone: readonly Actor[] = [
  principal,
  { kind: 'principal', account: 'resident-2' },
  agent,
  colleague,
  helper,
  manager,
  stranger,
  system,
  { ...agent, authorities: ['market', 'hrss'] },
];

/** Who may give it as the case stands. */
export const whoOf = ({ who }: AnyCommand, now: Case): Actor => (typeof who === 'function' ? who(now) : who);
