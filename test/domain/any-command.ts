import { accompanySubmission } from '../../domain/accompany-submission.ts';
import { addDocument } from '../../domain/add-document.ts';
import { advise } from '../../domain/advise.ts';
import type { DraftAgreement } from '../../domain/agreement.ts';
import { answer } from '../../domain/answer.ts';
import { archive } from '../../domain/archive.ts';
import { assign } from '../../domain/assign.ts';
import { materialChecks } from '../../domain/assistance.ts';
import {
  type Case,
  documentPurposes,
  evaluationLevels,
  otherGrounds,
  type Receipt,
  resultOutcomes,
  terminationGrounds,
} from '../../domain/case.ts';
import { chooseForm } from '../../domain/choose-form.ts';
import { claim } from '../../domain/claim.ts';
import { conclude } from '../../domain/conclude.ts';
import type { Actor, Context } from '../../domain/context.ts';
import { convertToAgency } from '../../domain/convert-to-agency.ts';
import { recordCoordination, settleCoordination } from '../../domain/coordination.ts';
import type { Decision } from '../../domain/decision.ts';
import { decline } from '../../domain/decline.ts';
import { deliver } from '../../domain/deliver.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { guideMaterials } from '../../domain/guide-materials.ts';
import { handBack } from '../../domain/hand-back.ts';
import { acceptResponsibility, handOverResponsibility } from '../../domain/hand-over-responsibility.ts';
import type { Stage } from '../../domain/lifecycle.ts';
import { receive } from '../../domain/receive.ts';
import { receiveInquiry } from '../../domain/receive-inquiry.ts';
import { recordResult } from '../../domain/record-result.ts';
import { redirect } from '../../domain/redirect.ts';
import { releaseClaim } from '../../domain/release-claim.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { recordSignature, signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { submit } from '../../domain/submit.ts';
import { takeBack } from '../../domain/take-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { digestOf, document, draft, electronic, fingerprints, requiredPapers, sealed } from '../a-case.ts';
import { agent, colleague, contact, helper, manager, principal, stranger, system } from '../people.ts';

/** A choice among several, made by a number. */
const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

const someItems = [['GT-SETUP'], ['GT-SETUP', 'SS-CARD'], ['AGE-ALLOW'], ['MARRY'], ['FLY']];
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

const someMatter = (by: number) => pick(['m1', 'm2', 'm1', 'm9'], by);
const papers = (now: Case) => ('materials' in now ? now.materials : []);
const heldIds = (now: Case, matter?: string) =>
  papers(now)
    .filter((paper) => paper.state === 'held' && (matter === undefined || paper.matter === matter))
    .map(({ id }) => id);
const somePapers = (now: Case, matter: string | undefined, by: number) =>
  pick(
    [heldIds(now, matter), heldIds(now, matter), heldIds(now).slice(0, 1), papers(now).map(({ id }) => id), ['none']],
    by,
  );

export type CommandName =
  | 'receive inquiry'
  | 'redirect'
  | 'form'
  | 'advise'
  | 'answer'
  | 'guide materials'
  | 'accompany'
  | 'coordinate'
  | 'settle'
  | 'hand over'
  | 'take over'
  | 'conclude'
  | 'convert'
  | 'receive'
  | 'decline'
  | 'withdraw'
  | 'record withdrawal'
  | 'draft'
  | 'sign own'
  | 'claim'
  | 'assign'
  | 'release claim'
  | 'sign on paper'
  | 'sign for mandatary'
  | 'notice'
  | 'custody'
  | 'hand back'
  | 'take back'
  | 'submit'
  | 'progress'
  | 'result'
  | 'deliver'
  | 'terminate'
  | 'sign form'
  | 'evaluate'
  | 'document'
  | 'wake'
  | 'archive';

/** A command as it is sent: its details are fixed, so that sending it again is the same command. */
type Sent = (now: Case, context: Context) => Decision;

export interface AnyCommand {
  /** Who may give it, where anybody may. */
  readonly who: Actor;
  /** The command with details that suit the case, chosen by a number. */
  readonly ask: (now: Case, by: number) => Sent;
}

/** A decision with all it asks but the case and the context. */
const sent =
  <Args extends unknown[]>(decide: (now: Case, ...rest: [...Args, Context]) => Decision, ...args: Args): Sent =>
  (now, context) =>
    decide(now, ...args, context);

const notTold = [{ matter: 'm9', material: 'x', originals: 1, copies: 0, place: '柜' }];

function anyPapers(now: Case, by: number) {
  const all = 'matters' in now ? requiredPapers(now) : [];
  const some = by % 4 === 0 ? all.slice(by % 3) : all;
  return { materials: some.length > 0 ? some : notTold, receipt: pick(someReceipts, by) };
}

function submittedIds(now: Case, by: number): string[] {
  const ids = papers(now)
    .filter(({ state }) => state === 'submitted')
    .map(({ id }) => id);
  return ids.length > 0 ? ids.slice(0, 1 + (by % ids.length)) : ['none'];
}

function anyTermination(by: number): Terminate {
  const ground = pick(terminationGrounds, by);
  const kind = pick(otherGrounds, by >> 3);
  return {
    ground,
    explanation: '无法继续',
    ...(ground === 'other' || by % 31 === 0 ? { kind } : {}),
    ...(by % 7 ? { basis: '市场主体登记管理条例' } : {}),
    ...(by % 5 ? { told: { means: 'in-person', on: pick(['2026-03-04', '2026-03-04', '2027-01-01'], by >> 6) } } : {}),
  };
}

const anyProblem = (now: Case) =>
  ('coordination' in now ? now.coordination?.find(({ settled }) => !settled)?.id : undefined) ?? 'none';

const someForms = ['consultation', 'accompaniment', 'filling-in', 'dancing'];
const somePlaces = ['anle', 'civil', 'heping', '邻区政务服务中心'];
const someChecks = (by: number) => [
  { material: 'idcard', check: pick(materialChecks, by) },
  { material: 'premises', check: pick(materialChecks, by >> 2) },
];
const anySubmission = (by: number) => ({
  item: pick(['GT-SETUP', 'GT-SETUP', 'SS-CARD'], by),
  by: by % 5 ? ('principal' as const) : ('helper' as const),
  place: '政务服务中心3号窗口',
  on: pick(['2026-03-04', '2026-03-05', '2026-03-16'], by >> 3),
});

export const anyCommands: Record<CommandName, AnyCommand> = {
  'receive inquiry': { who: helper, ask: () => sent(receiveInquiry, { told: '已了解' }) },
  redirect: { who: helper, ask: (_, by) => sent(redirect, { explanation: '不属于', guidedTo: pick(somePlaces, by) }) },
  form: {
    who: helper,
    ask: (_, by) => sent(chooseForm, { form: pick(someForms, by), ...(by % 3 ? { reason: '需求有变' } : {}) }),
  },
  advise: {
    who: helper,
    ask: (_, by) => sent(advise, { items: [...pick(someItems, by)], means: 'in-person' as const }),
  },
  answer: { who: helper, ask: () => sent(answer, { answer: '可以网上办理', basis: [], means: 'electronic' as const }) },
  'guide materials': {
    who: colleague,
    ask: (_, by) => sent(guideMaterials, { item: 'GT-SETUP', materials: someChecks(by) }),
  },
  accompany: { who: helper, ask: (_, by) => sent(accompanySubmission, anySubmission(by)) },
  coordinate: {
    who: agent,
    ask: (_, by) =>
      sent(recordCoordination, {
        authority: pick(['market', 'hrss', 'nobody'], by),
        problem: '系统无法受理',
        on: pick(['2026-03-04', '2026-03-05', '2027-01-01'], by >> 2),
      }),
  },
  settle: {
    who: agent,
    ask: (now, by) =>
      sent(settleCoordination, anyProblem(now), { resolved: by % 2 === 0, outcome: '已答复', on: '2026-03-05' }),
  },
  'hand over': {
    who: helper,
    ask: (_, by) => sent(handOverResponsibility, { to: pick(['agent-1', 'agent-1', 'helper-1'], by), reason: '外出' }),
  },
  'take over': { who: agent, ask: () => sent(acceptResponsibility, {}) },
  conclude: {
    who: helper,
    ask: (_, by) => sent(conclude, { resolved: by % 2 === 0, explanation: '已答复' }),
  },
  convert: { who: agent, ask: () => sent(convertToAgency, { told: '希望委托代办' }) },
  receive: { who: agent, ask: () => sent(receive, { told: '已说明' }) },
  claim: { who: agent, ask: () => sent(claim, {}) },
  assign: {
    who: manager,
    ask: (_, by) => {
      const to = pick([agent, colleague, stranger], by);
      return sent(assign, { agent: to.id }, to);
    },
  },
  'release claim': { who: agent, ask: () => sent(releaseClaim, {}) },
  decline: { who: manager, ask: () => sent(decline, { explanation: '不属于', guidedTo: '邻区' }) },
  withdraw: { who: principal, ask: () => sent(withdraw, { reason: '不再需要' }) },
  'record withdrawal': { who: agent, ask: () => sent(recordWithdrawal, {}) },
  draft: { who: agent, ask: (_, by) => sent(draftAgreement, anyDraft(by), fingerprints) },
  'sign own': { who: principal, ask: (now) => sent(signOwnAgreement, { digest: digestOf(now) }) },
  'sign on paper': {
    who: agent,
    ask: (now) => sent(recordSignature, { digest: digestOf(now), documentId: 'signed-agreement' }),
  },
  'sign for mandatary': { who: manager, ask: (now) => sent(signForMandatary, { digest: digestOf(now) }) },
  notice: { who: agent, ask: () => sent(giveNotice, { means: 'electronic' as const }) },
  custody: { who: agent, ask: (now, by) => sent(takeIntoCustody, anyPapers(now, by)) },
  'hand back': {
    who: agent,
    ask: (now, by) => sent(handBack, { materials: somePapers(now, undefined, by), receipt: electronic }),
  },
  'take back': {
    who: agent,
    ask: (now, by) => sent(takeBack, { materials: submittedIds(now, by), place: '二号柜' }),
  },
  submit: {
    who: agent,
    ask: (now, by) => sent(submit, someMatter(by), { materials: somePapers(now, someMatter(by), by >> 2) }),
  },
  progress: {
    who: agent,
    ask: (_, by) => sent(reportProgress, someMatter(by), { text: '已受理', means: 'electronic' as const }),
  },
  result: {
    who: agent,
    ask: (_, by) =>
      sent(recordResult, someMatter(by), { outcome: pick(resultOutcomes, by >> 2), explanation: '已决定' }),
  },
  deliver: { who: agent, ask: (_, by) => sent(deliver, someMatter(by), { receipt: pick(someReceipts, by >> 2) }) },
  terminate: { who: agent, ask: (_, by) => sent(terminate, anyTermination(by)) },
  'sign form': { who: agent, ask: () => sent(signTerminationForm, {}) },
  evaluate: { who: principal, ask: (_, by) => sent(evaluate, { level: pick(evaluationLevels, by) }) },
  document: {
    who: system,
    ask: (_, by) => sent(addDocument, document(pick(documentPurposes, by), pick(documentPurposes, by))),
  },
  wake: { who: system, ask: () => wake },
  archive: { who: system, ask: () => sent(archive, sealed) },
};

/** What makes sense in each stage, so that random lives get somewhere. */
export const sensible: Readonly<Record<Stage, readonly CommandName[]>> = {
  inquiry: ['receive inquiry', 'receive inquiry', 'receive inquiry', 'redirect', 'withdraw'],
  redirected: ['redirect', 'wake', 'document'],
  guidance: [
    'form',
    'advise',
    'answer',
    'guide materials',
    'accompany',
    'coordinate',
    'settle',
    'hand over',
    'take over',
    'conclude',
    'convert',
    'convert',
    'document',
    'wake',
  ],
  appraisal: ['evaluate', 'wake', 'document', 'conclude'],
  collected: ['evaluate', 'wake', 'document'],
  reception: [
    'claim',
    'assign',
    'release claim',
    'receive',
    'receive',
    'receive',
    'decline',
    'withdraw',
    'record withdrawal',
  ],
  declined: ['wake', 'document'],
  withdrawn: ['wake', 'document', 'withdraw'],
  acceptance: ['draft', 'draft', 'sign own', 'sign for mandatary', 'sign on paper', 'document', 'withdraw'],
  handling: [
    'coordinate',
    'settle',
    'notice',
    'custody',
    'submit',
    'submit',
    'result',
    'result',
    'deliver',
    'deliver',
    'progress',
    'hand back',
    'take back',
    'take back',
    'terminate',
  ],
  evaluation: ['evaluate', 'wake', 'hand back', 'document', 'take back', 'sign form'],
  archiving: ['document', 'archive', 'hand back', 'archive', 'sign form'],
  archived: ['archive', 'evaluate', 'hand back', 'document'],
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
