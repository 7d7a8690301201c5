import { addDocument } from '../domain/add-document.ts';
import type { DraftAgreement } from '../domain/agreement.ts';
import { archive } from '../domain/archive.ts';
import { dayOf } from '../domain/calendar.ts';
import type { CaseDocument, DocumentPurpose, SealedArchive } from '../domain/case/record.ts';
import { agreementOf, type Case, type EntrustedCase } from '../domain/case.ts';
import { findItem } from '../domain/catalogue.ts';
import { changeAgent } from '../domain/change-agent.ts';
import type { Actor } from '../domain/context.ts';
import { deliver } from '../domain/deliver.ts';
import { draftAgreement } from '../domain/draft-agreement.ts';
import { entrustOrally } from '../domain/entrust-orally.ts';
import { evaluate } from '../domain/evaluate.ts';
import { giveNotice } from '../domain/give-notice.ts';
import { handBack } from '../domain/hand-back.ts';
import type { EntrustOrally } from '../domain/oral.ts';
import type { Principal } from '../domain/person.ts';
import { receive } from '../domain/receive.ts';
import { recordResult } from '../domain/record-result.ts';
import { register } from '../domain/register.ts';
import { recordSignature, signForMandatary, signOwnAgreement } from '../domain/sign-agreement.ts';
import type { LinkEvidence } from '../domain/signing-link.ts';
import { submit } from '../domain/submit.ts';
import { type Resume, resume, type Suspend, suspend } from '../domain/suspend.ts';
import { type TakeIntoCustody, takeIntoCustody } from '../domain/take-into-custody.ts';
import { and, catalogue, clock, contextOf, later, minute, type Story, sha256, told } from './given.ts';
import { agent, colleague, helper, manager, principal, resident, system } from './people.ts';

/** The details of a case that a test may care about. */
export interface Details extends Partial<DraftAgreement> {
  /** At a window the principal has no account and signs on paper. */
  readonly channel?: 'online' | 'window';
  readonly who?: Principal;
}

export const caseId = 'DB9901002026030400000010';

/** Whoever has a one-time link of that case. */
export const bearer: Actor = { kind: 'principal', account: 'link:0f', linked: caseId };

/** What shows that it was signed by a link: the name typed, or drawn by hand. */
export const byName: LinkEvidence = { channel: 'text-message', shownAt: clock, name: 'b'.repeat(32) };
export const byHand: LinkEvidence = { channel: 'qr-code', shownAt: clock, drawn: 'c'.repeat(32) };

export const electronic = { kind: 'electronic', channel: '短信' } as const;

export const fingerprints = { principal: sha256('principal') };

/** The terms an agent fills in, good unless a detail makes them otherwise. */
export function draft({ channel: _, who: __, ...details }: Details = {}): DraftAgreement {
  const items = details.items ?? ['GT-SETUP'];
  return {
    items,
    powers: ['file', 'collect'],
    term: { from: '2026-03-04', until: '2026-12-31' },
    contact: 'principal',
    dispute: { way: 'court', court: '示范区' },
    plan: items.map((item) => ({ item, milestone: '递交审批部门', by: '2026-03-20' })),
    subDelegation: false,
    ...details,
  };
}

/** What an agent records of words said at the counter, a colleague listening. */
export const oralWish = (details: Partial<EntrustOrally> = {}): EntrustOrally => ({
  items: ['GT-SETUP'],
  powers: ['file', 'collect'],
  term: { from: '2026-03-04', until: '2026-12-31' },
  summary: '请代办中心替我办理个体工商户登记',
  saidAt: clock,
  evidence: { by: 'colleague', staff: 'agent-2' },
  ...details,
});

export const oralParties = { fingerprints, colleague: true };

/** Received, and entrusted by word of mouth. */
export const saidAloud = (channel: 'online' | 'window' = 'online'): Story =>
  and(caseAfter('receive', { channel }), agent, entrustOrally, oralWish(), oralParties);

/** The digest of what was entrusted orally. */
export const oralDigestOf = (now: Case): string =>
  ('mandate' in now ? now.mandate.oral?.digest : undefined) ?? sha256('nothing said');

/** The digest of what is to be added to the mandate. */
export const pendingDigestOf = (now: Case): string =>
  ('supplements' in now ? now.supplements?.find(({ effectiveAt }) => !effectiveAt)?.digest : undefined) ??
  sha256('nothing to add');

/** The last power of attorney, by its id and digest. */
export const powerToSign = (now: Case): [string, { digest: string }] => {
  const last = 'powersOfAttorney' in now ? now.powersOfAttorney?.at(-1) : undefined;
  return [last?.id ?? 'none', { digest: last?.digest ?? sha256('nothing to sign') }];
};

export const document = (id: string, purpose: DocumentPurpose): CaseDocument => ({
  id,
  purpose,
  type: 'application/pdf',
  bytes: 1024,
  sha256: sha256(id),
  key: `cases/${caseId}/${id}`,
  objectVersion: 'v1',
});

/** Every required material of every matter, one original or copy of each as the catalogue asks. */
export function requiredPapers(now: Case): TakeIntoCustody['materials'] {
  return (now as EntrustedCase).matters.flatMap(({ id: matter, item }) =>
    (findItem(catalogue, item)?.materials ?? [])
      .filter(({ required }) => required)
      .map(({ id: material, originals, copies }) => ({ matter, material, originals, copies, place: '一号柜' })),
  );
}

export const papersOf = (now: Case, matter: string): string[] =>
  (now as EntrustedCase).materials.filter((paper) => paper.matter === matter).map(({ id }) => id);

export const sealed: SealedArchive = {
  key: 'archives/1.zip',
  objectVersion: 'v1',
  sha256: sha256('package'),
  sm3: sha256('sm3'),
  bytes: 4096,
  chainHead: sha256('head'),
  retainUntil: '2036-12-31T00:00:00.000Z',
};

/** The digest of the terms now on the table. */
export const digestOf = (now: Case): string =>
  (agreementOf(now) ?? ('draft' in now ? now.draft : undefined))?.digest ?? sha256('no terms');

const forEachMatter = (story: Story, act: (story: Story, matter: string) => Story): Story =>
  (story.now as EntrustedCase).matters.map(({ id }) => id).reduce(act, story);

/** The life of a case, command by command, as it goes when all goes well. */
const steps = {
  register: (_: Story, { channel = 'online', items = ['GT-SETUP'], who = resident }: Details) =>
    registered(channel, items, who),
  receive: (story: Story) => and(story, agent, receive, { told: '已说明代办流程' }),
  draft: (story: Story, details: Details) => and(story, agent, draftAgreement, draft(details), fingerprints),
  'sign-own': (story: Story) =>
    'account' in story.now.principal
      ? and(story, principal, signOwnAgreement, { digest: digestOf(story.now) })
      : signedOnPaper(story),
  'sign-mandatary': (story: Story) => and(story, manager, signForMandatary, { digest: digestOf(story.now) }),
  notice: (story: Story) => and(story, agent, giveNotice, { means: 'in-person' }),
  custody: (story: Story) =>
    and(story, agent, takeIntoCustody, { materials: requiredPapers(story.now), receipt: electronic }),
  submit: (story: Story) =>
    forEachMatter(story, (at, matter) => and(at, agent, submit, matter, { materials: papersOf(at.now, matter) })),
  result: (story: Story) =>
    forEachMatter(story, (at, matter) =>
      and(at, agent, recordResult, matter, { outcome: 'granted', explanation: '准予登记' }),
    ),
  deliver: (story: Story) =>
    forEachMatter(story, (at, matter) => and(at, agent, deliver, matter, { receipt: electronic })),
  evaluate: (story: Story) => and(story, principal, evaluate, { level: 'satisfied' }),
  print: (story: Story) => and(story, system, addDocument, document('agreement', 'agreement')),
  archive: (story: Story) => and(story, system, archive, sealed),
} as const;

export type Step = keyof typeof steps;

/**
 * A case after this step and all before it, really decided.
 * @param besides what else happens after a step
 */
export function caseAfter(
  last: Step,
  details: Details = {},
  besides: (story: Story, done: Step) => Story = (story) => story,
): Story {
  const order = Object.keys(steps) as Step[];
  return order.slice(0, order.indexOf(last) + 1).reduce((story, step) => {
    return besides(steps[step](story, details), step);
  }, nowhere);
}

/** Before the registration there is no case; the first step makes one. */
const nowhere = { history: [], at: clock } as unknown as Story;

function registered(channel: 'online' | 'window', items: readonly string[], who: Principal): Story {
  const online = channel === 'online';
  const wish = { principal: who, need: '想办理个体工商户登记', items: [...items] };
  const decision = register(
    caseId,
    online ? { ...wish, office: agent.office } : wish,
    contextOf(online ? principal : helper),
  );
  if (decision.outcome === 'refused') throw new Error(decision.because);
  return told([], clock, decision.events);
}

function signedOnPaper(story: Story): Story {
  const scanned = and(story, agent, addDocument, document('scan', 'signed-agreement'));
  return and(scanned, agent, recordSignature, { digest: digestOf(story.now), documentId: 'scan' });
}

/** 中止 and 续办 in good form, for a month from the day of the stories. */
export const suspension: Suspend = {
  reason: 'correction',
  explanation: '审批部门要求补正材料',
  side: 'principal',
  expectedEnd: '2026-04-03',
  told: { means: 'electronic', on: '2026-03-04' },
};
export const resumption: Resume = { explanation: '材料已补正', told: { means: 'electronic', on: '2026-03-04' } };

/** A case suspended right after this step. */
export const suspendedAfter = (last: Step, details: Details = {}): Story =>
  and(caseAfter(last, details), agent, suspend, suspension);

/** A suspended story, resumed at a time. */
export const resumedAt = (story: Story, at: Story['at']): Story =>
  and({ ...story, at: later(at, -minute) }, agent, resume, resumption);

/** A story that has slept for so long. */
export const afterwards = (story: Story, ms: number): Story => ({ ...story, at: later(story.at, ms - minute) });

/** The case in the charge of a colleague, of which the principal was told on paper. */
export const inOtherHands = (story: Story): Story =>
  and(
    story,
    manager,
    changeAgent,
    { agent: colleague.id, reason: '轮岗', told: { means: 'paper', on: dayOf(story.at) } },
    { ...colleague, active: true },
  );

/** The case with every held paper of it handed back. */
export const withPapersBack = (story: Story): Story =>
  and(story, agent, handBack, {
    materials: (story.now as EntrustedCase).materials.filter(({ state }) => state === 'held').map(({ id }) => id),
    receipt: electronic,
  });
