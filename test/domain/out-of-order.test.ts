import { describe, expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import { archive } from '../../domain/archive.ts';
import { assign } from '../../domain/assign.ts';
import type { Case } from '../../domain/case.ts';
import { claim } from '../../domain/claim.ts';
import type { Context } from '../../domain/context.ts';
import { decline } from '../../domain/decline.ts';
import { deliver } from '../../domain/deliver.ts';
import { draftAgreement } from '../../domain/draft-agreement.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { handBack } from '../../domain/hand-back.ts';
import { receive } from '../../domain/receive.ts';
import { recordResult } from '../../domain/record-result.ts';
import { releaseClaim } from '../../domain/release-claim.ts';
import { reportProgress } from '../../domain/report-progress.ts';
import { recordSignature, signForMandatary, signOwnAgreement } from '../../domain/sign-agreement.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { submit } from '../../domain/submit.ts';
import { takeBack } from '../../domain/take-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { terminate } from '../../domain/terminate.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { caseAfter, digestOf, document, draft, electronic, fingerprints, sealed } from '../a-case.ts';
import { and, brief, contextOf, later, minute, type Story } from '../given.ts';
import { agent, manager, principal, system } from '../people.ts';

const declined = and(caseAfter('register'), agent, decline, { explanation: '不属于', guidedTo: '邻区' });
const printed = (step: 'submit' | 'deliver') =>
  and(caseAfter(step), system, addDocument, document('scan', 'signed-agreement'));

const ground = {
  ground: 'deception',
  explanation: '材料系伪造',
  told: { means: 'in-person', on: '2026-03-04' },
} as const;

/** Every stage, acceptance and handling in several states: the columns of the table. */
const situations = {
  registered: caseAfter('register'),
  declined,
  received: caseAfter('receive'),
  drafted: and(caseAfter('draft'), agent, addDocument, document('scan', 'signed-agreement')),
  'half signed': caseAfter('sign-own'),
  entrusted: caseAfter('sign-mandatary'),
  told: caseAfter('notice'),
  held: caseAfter('custody'),
  submitted: printed('submit'),
  decided: caseAfter('result'),
  ended: printed('deliver'),
  evaluated: caseAfter('evaluate'),
  archived: caseAfter('archive'),
  withdrawn: and(caseAfter('draft'), principal, withdraw, {}),
  terminated: and(printed('submit'), agent, terminate, ground),
  'terminated, papers held': and(caseAfter('custody'), agent, terminate, ground),
  'terminated, form signed': and(and(printed('submit'), agent, terminate, ground), agent, signTerminationForm, {}),
} satisfies Record<string, Story>;

type Situation = keyof typeof situations;
type Attempt = (now: Case, context: (actor: Context['actor']) => Context) => ReturnType<typeof wake>;

const idcard = { matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' };

/** The rows: each command by who may give it, in good form; another draft than the first, so that it is no repetition. */
const attempts: Record<string, Attempt> = {
  claim: (now, by) => claim(now, {}, by(agent)),
  assign: (now, by) => assign(now, { agent: 'agent-1' }, agent, by(manager)),
  'release claim': (now, by) => releaseClaim(now, {}, by(agent)),
  receive: (now, by) => receive(now, { told: '已说明' }, by(agent)),
  decline: (now, by) => decline(now, { explanation: '不属于', guidedTo: '邻区' }, by(manager)),
  withdraw: (now, by) => withdraw(now, {}, by(principal)),
  'record withdrawal': (now, by) => recordWithdrawal(now, {}, by(agent)),
  draft: (now, by) => draftAgreement(now, draft({ subDelegation: true }), fingerprints, by(agent)),
  'sign own': (now, by) => signOwnAgreement(now, { digest: digestOf(now) }, by(principal)),
  'sign on paper': (now, by) => recordSignature(now, { digest: digestOf(now), documentId: 'scan' }, by(agent)),
  'sign for mandatary': (now, by) => signForMandatary(now, { digest: digestOf(now) }, by(manager)),
  notice: (now, by) => giveNotice(now, { means: 'paper' }, by(agent)),
  custody: (now, by) => takeIntoCustody(now, { materials: [idcard], receipt: electronic }, by(agent)),
  'hand back': (now, by) => handBack(now, { materials: [firstPaper(now)], receipt: electronic }, by(manager)),
  'take back': (now, by) => takeBack(now, { materials: [firstPaper(now)], place: '二号柜' }, by(agent)),
  submit: (now, by) => submit(now, 'm1', { materials: [] }, by(agent)),
  progress: (now, by) => reportProgress(now, 'm1', { text: '已受理', means: 'paper' }, by(agent)),
  result: (now, by) => recordResult(now, 'm1', { outcome: 'granted', explanation: '准予' }, by(agent)),
  deliver: (now, by) => deliver(now, 'm1', { receipt: electronic }, by(agent)),
  terminate: (now, by) => terminate(now, { ...ground, ground: 'no-cooperation' }, by(manager)),
  'sign form': (now, by) => signTerminationForm(now, {}, by(agent)),
  evaluate: (now, by) => evaluate(now, { level: 'satisfied' }, by(principal)),
  document: (now, by) => addDocument(now, document('new', 'other'), by(system)),
  wake: (now, by) => wake(now, by(system)),
  archive: (now, by) => archive(now, sealed, by(system)),
};

const firstPaper = (now: Case) => ('materials' in now ? now.materials[0]?.id : undefined) ?? 'none';

/** yes: recorded. quiet: nothing to do. Else the reason of the refusal. */
function outcome(attempt: Attempt, { now, at }: Story): string {
  const said = brief(attempt(now, (actor) => contextOf(actor, later(at, minute))));
  return typeof said === 'string' ? said : said.length > 0 ? 'yes' : 'quiet';
}

const off = {
  registered: 'authority-off',
  received: 'authority-off',
  drafted: 'authority-off',
  'half signed': 'authority-off',
};
const terminations = ['terminated', 'terminated, papers held', 'terminated, form signed'] as const;
const all = (names: readonly Situation[], said: string) => Object.fromEntries(names.map((name) => [name, said]));
const cutShort = all(terminations, 'service-terminated');
const over = { ended: 'service-ended', evaluated: 'service-ended', archived: 'case-archived', ...cutShort };
const gone = { declined: 'case-declined', withdrawn: 'case-withdrawn' };
/** Before an agent is in charge nobody may do what only the agent in charge may. */
const noAgent = { registered: 'not-permitted', declined: 'not-permitted', withdrawn: 'case-withdrawn' };
const inHand = ['entrusted', 'told', 'held', 'submitted', 'decided'] as const;
const everywhere = Object.keys(situations) as Situation[];

/** What each command comes to in each situation, whole. */
const table: Record<string, Record<string, string>> = {
  claim: { ...all(everywhere, 'quiet'), registered: 'yes', ...gone, ...over },
  assign: { ...all(everywhere, 'quiet'), registered: 'yes', ...gone, ...over },
  'release claim': all(everywhere, 'quiet'),
  receive: { ...all(everywhere, 'quiet'), registered: 'yes', ...gone, ...over },
  decline: { ...all(everywhere, 'wrong-stage'), registered: 'yes', declined: 'quiet' },
  draft: {
    ...all(inHand, 'already-signed'),
    'half signed': 'already-signed',
    received: 'yes',
    drafted: 'yes',
    ...noAgent,
    ...over,
  },
  'sign own': {
    ...all(everywhere, 'quiet'),
    registered: 'no-draft',
    received: 'no-draft',
    drafted: 'yes',
    ...gone,
  },
  'sign on paper': { ...all(everywhere, 'quiet'), received: 'no-draft', drafted: 'yes', ...noAgent },
  withdraw: { ...all(everywhere, 'yes'), ...over, ...gone, withdrawn: 'quiet' },
  'record withdrawal': { ...all(everywhere, 'yes'), ...over, ...gone, withdrawn: 'quiet' },
  'sign for mandatary': {
    ...all(everywhere, 'quiet'),
    registered: 'no-draft',
    received: 'no-draft',
    drafted: 'yes',
    'half signed': 'yes',
    ...gone,
  },
  notice: { ...all(inHand, 'quiet'), entrusted: 'yes', ...off, ...over, ...noAgent },
  custody: { ...all(inHand, 'yes'), entrusted: 'notice-first', ...off, ...over, ...noAgent },
  'hand back': {
    ...all(everywhere, 'material-not-held'),
    ...off,
    ...gone,
    entrusted: 'material-unknown',
    told: 'material-unknown',
    held: 'yes',
    'terminated, papers held': 'yes',
    archived: 'case-archived',
  },
  'take back': {
    ...all(everywhere, 'yes'),
    ...off,
    ...noAgent,
    entrusted: 'material-unknown',
    told: 'material-unknown',
    held: 'material-not-submitted',
    'terminated, papers held': 'material-not-submitted',
    archived: 'case-archived',
  },
  submit: {
    entrusted: 'notice-first',
    told: 'required-material-missing',
    held: 'yes',
    submitted: 'quiet',
    decided: 'already-submitted',
    ...off,
    ...over,
    ...noAgent,
  },
  progress: { ...all(inHand, 'yes'), ...off, ...over, ...noAgent },
  result: { ...all(inHand, 'not-submitted'), submitted: 'yes', decided: 'quiet', ...off, ...over, ...noAgent },
  deliver: {
    ...all(inHand, 'not-decided'),
    decided: 'yes',
    ...off,
    ...noAgent,
    ...cutShort,
    ended: 'quiet',
    evaluated: 'quiet',
    archived: 'quiet',
  },
  terminate: {
    ...all(inHand, 'yes'),
    ...all(['registered', 'received', 'drafted', 'half signed'], 'service-not-begun'),
    ...over,
    ...gone,
  },
  'sign form': {
    ...all(everywhere, 'not-terminated'),
    ...noAgent,
    terminated: 'yes',
    'terminated, papers held': 'custody-not-empty',
    'terminated, form signed': 'quiet',
  },
  evaluate: {
    ...all(everywhere, 'service-not-ended'),
    ...all(terminations, 'yes'),
    ended: 'yes',
    evaluated: 'quiet',
    archived: 'quiet',
  },
  document: { ...all(everywhere, 'yes'), ...gone, archived: 'case-archived' },
  wake: all(everywhere, 'quiet'),
  archive: { ...all(everywhere, 'wrong-stage'), evaluated: 'agreement-not-printed', archived: 'quiet' },
};

describe('every command at every point of a life', () => {
  test.each(Object.entries(attempts))('%s', (name, attempt) => {
    const said = Object.fromEntries(
      everywhere.map((situation) => [situation, outcome(attempt, situations[situation])]),
    );
    expect(said).toEqual(table[name]);
  });
});
