import { powerNames, type Signature } from '../../domain/agreement.ts';
import {
  type AuthorityState,
  agreementOf as agreementInForce,
  type Case,
  type Claim,
  type DeclinedCase,
  type Deposit,
  type Draft,
  type EndedCase,
  type EntrustedCase,
  type FilingCorrection,
  type HeldMaterial,
  isEntrusted,
  type Loss,
  type PreviousCase,
} from '../../domain/case.ts';
import { claimOf } from '../../domain/claim.ts';
import type { Context } from '../../domain/context.ts';
import {
  authorityStateNames,
  capacityNames,
  causeNames,
  conductOutcomeNames,
  depositaryNames,
  depositCauseNames,
  groundNames,
  lossOutcomeNames,
  matterStateNames,
  meansNames,
  milestoneStepNames,
  otherGroundNames,
  outcomeNames,
  paperStateNames,
  sideNames,
  sourceNames,
  suspensionNames,
} from '../../domain/course.ts';
import { pendingHandOver } from '../../domain/due.ts';
import { serviceNames } from '../../domain/kinds.ts';
import type { MaskedPerson } from '../../domain/person.ts';
import { subDelegationOf } from '../../domain/sub-agent.ts';
import type { Pause, Suspension } from '../../domain/suspension.ts';
import type { Found } from '../../store/cases.ts';
import type { PersonId } from '../../store/personal.ts';
import type { StaffRecord } from '../../store/staff.ts';
import { district } from '../district.ts';
import { authorityName, officeName } from '../tasks/words.ts';
import { allowed } from './allowed.ts';
import { assistanceOf } from './assistance.ts';
import { consentView, transfersOf } from './consent.ts';
import { correctionsOf } from './corrections.ts';
import { documentView } from './document.ts';
import { duesOf } from './dues.ts';
import { formsOf } from './forms.ts';
import * as names from './names.ts';
import { next } from './next.ts';
import { partiesOf } from './parties.ts';
import { planView } from './plan.ts';
import { evaluationOf } from './ratings.ts';
import type { CaseView } from './shapes.ts';

/** What the view needs besides the case: loaded by the caller. */
interface Beside {
  readonly persons: Partial<Record<PersonId, { readonly masked: MaskedPerson }>>;
  /** Who is in charge now, or has claimed the case, as the directory has them. */
  readonly agent: StaffRecord | undefined;
  readonly context: Context;
}

/**
 * A case as whoever asks may see it: persons masked, codes with their Chinese names. A principal is not shown what is the
 * office's own: staff ids, and in which cabinet a paper lies.
 */
export function caseView({ now, version, history, followedBy }: Found, { persons, agent, context }: Beside): CaseView {
  const internal = context.actor.kind === 'staff';
  const contact = contactOf(now) === 'contact' ? persons.contact : undefined;
  return {
    id: now.id,
    version,
    service: named(now.service, serviceNames),
    stage: named(now.stage, names.stageNames),
    office: officeOf(now.office),
    channel: named(now.channel, names.channelNames),
    openedAt: now.openedAt,
    ...(persons.principal && { principal: persons.principal.masked }),
    ...(contact && { contact: contact.masked }),
    ...partiesOf(now, persons, internal),
    need: now.need,
    items: now.items.map((code) => ({ code, name: names.itemName(code) })),
    ...(now.previous && { previous: previousView(now.previous) }),
    ...(followedBy.length > 0 && { followedBy: [...followedBy] }),
    ...(internal && claimOf(now) && { claim: claimView(claimOf(now) as Claim, agent) }),
    ...(agent &&
      'agent' in now && { agent: { ...(internal && { id: agent.id }), name: agent.name, phone: agent.phone } }),
    ...('agentRequest' in now && now.agentRequest && { agentRequest: now.agentRequest }),
    ...conductOf(now),
    ...('receivedAt' in now && { receivedAt: now.receivedAt }),
    ...('convertedAt' in now && { convertedAt: now.convertedAt }),
    ...assistanceOf(now, internal),
    ...coordinationOf(now),
    ...(now.stage === 'declined' && { declination: declinationOf(now) }),
    ...(now.stage === 'withdrawn' && { withdrawal: now.reason ? { reason: now.reason } : {} }),
    ...(now.stage === 'merged' && { mergedInto: { caseId: now.into, reason: now.reason } }),
    ...(now.duplicates && { duplicates: [...now.duplicates] }),
    ...agreementOf(now, internal),
    ...(now.imported && { imported: now.imported }),
    ...correctionsOf(history),
    ...formsOf(now, persons.principal?.masked.name ?? '', agent?.name ?? ''),
    ...(isEntrusted(now) && {
      ...oralOf(now, persons, internal),
      ...supplementsOf(now, internal),
      ...powersOfAttorneyOf(now, internal),
      ...planView(now),
      ...serviceOf(now, internal),
    }),
    documents: now.documents.map(documentView),
    consents: now.consents.map((consent) => consentView(consent, internal)),
    ...transfersOf(now),
    dues: duesOf(now, context),
    ...endOf(now, internal),
    ...evaluationOf(now, context),
    allowed: allowed(now, context),
    next: next(now, context),
  };
}

/** What was reported on the agent's conduct, where the reader may know of it (A.3.5). */
function conductOf(now: Case): Pick<CaseView, 'conductReports'> {
  if (!('conductReports' in now) || !now.conductReports) return {};
  const conductReports = now.conductReports.map(({ id, text, at, answer }) => ({
    id,
    text,
    at,
    ...(answer && { answer: { ...answer, outcome: named(answer.outcome, conductOutcomeNames) } }),
  }));
  return { conductReports };
}

const claimView = ({ agent: id, at, assigned }: Claim, record: StaffRecord | undefined) => ({
  agent: { id, name: record?.name ?? id },
  at,
  assigned,
});

const declinationOf = ({ explanation, guidedTo, place }: DeclinedCase) => ({
  explanation,
  guidedTo,
  ...(place && { place }),
});

const named = <Code extends string>(code: Code, all: Readonly<Record<Code, string>>) => ({ code, name: all[code] });

function officeOf(code: string): CaseView['office'] {
  const { name, address, hours, phone } = district.offices.find((office) => office.code === code) ?? noOffice(code);
  return { code, name, address, hours, phone };
}

/** An office that the settings no longer name still has its old cases. */
const noOffice = (code: string) => ({ name: code, address: '', hours: '', phone: '' });

function coordinationOf(now: Case): Pick<CaseView, 'coordination'> {
  if (!('coordination' in now) || !now.coordination) return {};
  const coordination = now.coordination.map(({ authority, ...taken }) => ({
    ...taken,
    authority: { code: authority, name: authorityName(authority) },
  }));
  return { coordination };
}

const draftOf = (now: Case): (Draft & { readonly effectiveAt?: string }) | undefined =>
  agreementInForce(now) ?? ('draft' in now ? now.draft : undefined);

/** Who speaks for the principal now. */
const contactOf = (now: Case) => (isEntrusted(now) ? now.contact?.contact : undefined) ?? termsOf(now)?.contact;

const termsOf = (now: Case) => draftOf(now)?.terms;

function agreementOf(now: Case, internal: boolean): Pick<CaseView, 'agreement'> {
  const draft = draftOf(now);
  if (!draft) return {};
  const { terms, digest, signatures, effectiveAt } = draft;
  const titles = new Map(terms.matters.map(({ id, title }) => [id, title]));
  const { mandatary, term, contact: contactRole, dispute, subDelegation, catalogue } = terms;
  const agreement: CaseView['agreement'] = {
    effective: effectiveAt !== undefined,
    ...(effectiveAt ? { effectiveAt } : {}),
    digest,
    signatures: signatures.map((signature) => signatureView(signature, internal)),
    mandatary,
    powers: terms.powers.map((power) => named(power, powerNames)),
    term,
    contactRole,
    dispute,
    disputeWords: names.disputeWords(dispute),
    plan: terms.plan.map(({ step = 'filing', ...one }) => ({
      ...one,
      title: titles.get(one.matter) ?? one.matter,
      step: named(step, milestoneStepNames),
    })),
    subDelegation,
    catalogue,
  };
  return { agreement };
}

const signatureView = (
  { party, method, at, documentId, by, original, through, authority }: Signature,
  internal: boolean,
) => ({
  party: named(party, names.partyNames),
  method: named(method, names.methodNames),
  at,
  ...(documentId ? { documentId } : {}),
  ...(through ? { through: named(through, names.throughNames) } : {}),
  ...(authority ? { authority } : {}),
  ...(internal ? { signedBy: by, ...(original ? { original } : {}) } : {}),
});

/** What was entrusted orally, and whether the principal has confirmed it (§6.3.2). */
function oralOf({ mandate }: EntrustedCase, { witness }: Beside['persons'], internal: boolean): Pick<CaseView, 'oral'> {
  const { oral, mandatary, powers, term } = mandate;
  if (!oral) return {};
  const { evidence, confirmation, ...said } = oral;
  return {
    oral: {
      ...said,
      mandatary,
      powers: powers.map((power) => named(power, powerNames)),
      term,
      evidence: named(evidence.by, names.evidenceNames),
      ...(evidence.by === 'colleague' && internal && { staff: evidence.staff }),
      ...(evidence.by === 'recording' && { documentId: evidence.documentId }),
      ...(evidence.by === 'witness' && witness && { witness: witness.masked }),
      ...(confirmation && { confirmation: confirmationOf(confirmation, internal) }),
    },
  };
}

/** What was added to the mandate, or is being added (A.7.5). */
const supplementsOf = ({ supplements }: EntrustedCase, internal: boolean): Pick<CaseView, 'supplements'> =>
  supplements
    ? {
        supplements: supplements.map(({ signatures, ...one }) => ({
          ...one,
          signatures: signatures.map((signature) => signatureView(signature, internal)),
        })),
      }
    : {};

/** Powers of attorney for single authorities (A.1.2). */
const powersOfAttorneyOf = (
  { powersOfAttorney }: EntrustedCase,
  internal: boolean,
): Pick<CaseView, 'powersOfAttorney'> =>
  powersOfAttorney
    ? {
        powersOfAttorney: powersOfAttorney.map(({ authority, agent, powers, signature, matters, ...one }) => ({
          ...one,
          authority: { code: authority, name: authorityName(authority) },
          ...(internal && { agent }),
          matters: [...matters],
          powers: powers.map((power) => named(power, powerNames)),
          ...(signature && { signature: signatureView(signature, internal) }),
        })),
      }
    : {};

const confirmationOf = (
  { method, at, documentId, by }: NonNullable<NonNullable<EntrustedCase['mandate']['oral']>['confirmation']>,
  internal: boolean,
) => ({
  method: named(method, names.methodNames),
  at,
  ...(documentId && { documentId }),
  ...(internal && { confirmedBy: by }),
});

function serviceOf(now: EntrustedCase, internal: boolean) {
  return {
    ...(now.notice && { notice: noticeOf(now, now.notice) }),
    matters: now.matters.map(({ authority, state, outcome, correction, authorityStates, ...matter }) => ({
      ...matter,
      ...(correction && { correction: filingCorrectionView(correction) }),
      ...(authorityStates && mirrorOf(authorityStates)),
      authority: { code: authority, name: authorityName(authority) },
      state: named(state, matterStateNames),
      ...(outcome ? { outcome: named(outcome, outcomeNames) } : {}),
    })),
    materials: now.materials.map(({ state, place, handedTo, ...paper }) => ({
      ...paper,
      state: named(state, paperStateNames),
      ...(internal ? { place } : {}),
      ...(handedTo ? { handedTo: named(handedTo, capacityNames) } : {}),
    })),
    balance: balanceOf(now.materials),
    ...(now.dispute && { openDispute: { ...now.dispute, by: named(now.dispute.by, names.partyNames) } }),
    ...(subDelegationOf(now) && { subDelegation: subDelegationView(now, internal) }),
    ...(internal && now.handOver && { handOver: { ...now.handOver, materials: pendingHandOver(now) } }),
    ...custodyOf(now),
    ...besidesOf(now),
    ...suspensionOf(now, internal),
  };
}

/** A.4.4: which matters are given on, to which office; to whom there, for staff. */
function subDelegationView(now: EntrustedCase, internal: boolean) {
  const given = subDelegationOf(now);
  return (
    given && {
      matters: [...given.matters],
      office: { code: given.office, name: officeName(given.office) },
      at: given.at,
      ...(internal && { to: given.to }),
    }
  );
}

const previousView = ({ ground, kind, ...previous }: PreviousCase) => ({
  ...previous,
  ground: named(ground, groundNames),
  ...(kind && { kind: named(kind, otherGroundNames) }),
});

const filingCorrectionView = ({ what, by, means }: FilingCorrection) => ({
  what: [...what],
  by,
  means: named(means, meansNames),
});

/** Where the authority says that the matter stands, and how it came there: beside our own state. */
function mirrorOf(states: readonly AuthorityState[]) {
  const authorityStates = states.map(({ state, source, ...said }) => ({
    ...said,
    state: named(state, authorityStateNames),
    source: named(source, sourceNames),
  }));
  const authorityState = authorityStates.at(-1);
  return { ...(authorityState && { authorityState }), authorityStates };
}

/** Delays by side, and charges paid to authorities. */
const besidesOf = ({ delays, charges }: EntrustedCase) => ({
  ...(delays && { delays: delays.map(({ side, ...delay }) => ({ ...delay, side: named(side, sideNames) })) }),
  ...(charges && {
    charges: charges.map(({ paidTo, ...charge }) => ({
      ...charge,
      paidTo: { code: paidTo, name: authorityName(paidTo) },
    })),
  }),
});

/** What became of papers that did not simply go back. */
const custodyOf = ({ collectionAskedAt, deposits, losses }: EntrustedCase) => ({
  ...(collectionAskedAt && { collectionAskedAt }),
  ...(deposits && { deposits: deposits.map(depositView) }),
  ...(losses && { losses: losses.map(lossView) }),
});

const depositView = ({ cause, depositary, materials, ...deposit }: Deposit & { readonly at: string }) => ({
  ...deposit,
  materials: [...materials],
  cause: named(cause, depositCauseNames),
  depositary: { kind: named(depositary.kind, depositaryNames), name: depositary.name },
});

const lossView = ({ materials, settlement, ...loss }: Loss) => ({
  ...loss,
  materials: [...materials],
  ...(settlement && {
    settlement: {
      outcome: named(settlement.outcome, lossOutcomeNames),
      at: settlement.at,
      ...('explanation' in settlement && { explanation: settlement.explanation }),
    },
  }),
});

/** 中止 and 续办: why it rests now, and how long it has rested before. */
function suspensionOf(now: EntrustedCase, internal: boolean): Pick<CaseView, 'suspension' | 'pauses'> {
  const why = ({ reason, side, by }: Suspension | Pause) => ({
    reason: named(reason, suspensionNames),
    side: named(side, sideNames),
    ...(internal && { by }),
  });
  const pauses = now.pauses.map((pause) => ({ ...why(pause), from: pause.from, until: pause.until }));
  if (now.stage !== 'suspended') return pauses.length > 0 ? { pauses } : {};
  const { explanation, expectedEnd, told, since } = now.suspension;
  const suspension = {
    ...why(now.suspension),
    from: since,
    explanation,
    expectedEnd,
    told: { means: named(told.means, meansNames), on: told.on },
  };
  return { suspension, ...(pauses.length > 0 ? { pauses } : {}) };
}

function noticeOf(
  { matters, materials }: EntrustedCase,
  { catalogue, means, matters: told }: NonNullable<EntrustedCase['notice']>,
) {
  const received = new Set(materials.map(({ matter, material }) => `${matter}/${material}`));
  const titles = new Map(matters.map(({ id, title }) => [id, title]));
  return {
    catalogue,
    means: named(means, meansNames),
    matters: told.map(({ item: _, steps, basis, materials: required, ...each }) => ({
      ...each,
      title: titles.get(each.matter) ?? each.matter,
      steps: [...steps],
      basis: [...basis],
      materials: required.map((one) => ({ ...one, received: received.has(`${each.matter}/${one.id}`) })),
    })),
  };
}

/** Pieces by where they are (A.4.5, B.1): what was received is the sum of all the rest. */
function balanceOf(materials: readonly HeldMaterial[]) {
  const sum = (papers: readonly HeldMaterial[]) => ({
    originals: papers.reduce((total, { originals }) => total + originals, 0),
    copies: papers.reduce((total, { copies }) => total + copies, 0),
  });
  const inState = (wanted: HeldMaterial['state']) => sum(materials.filter(({ state }) => state === wanted));
  return {
    received: sum(materials),
    submitted: inState('submitted'),
    returned: inState('returned'),
    deposited: inState('deposited'),
    lost: inState('lost'),
    replaced: inState('replaced'),
    held: inState('held'),
  };
}

function endOf(now: Case, internal: boolean): Pick<CaseView, 'ended' | 'archive'> {
  if (!('endedAt' in now)) return {};
  const { endedAt: at, ground, evaluationUntil } = now;
  return {
    ended: { at, ground: named(ground, groundNames), evaluationUntil, ...terminationOf(now, internal) },
    ...(now.stage === 'archived' && { archive: archiveOf(now.archive) }),
  };
}

function terminationOf({ termination, form }: EndedCase, internal: boolean): Partial<CaseView['ended']> {
  if (!termination) return {};
  const { kind, cause, explanation, basis, told } = termination;
  return {
    ...(kind && { kind: named(kind, otherGroundNames) }),
    ...(cause && { cause: named(cause, causeNames) }),
    explanation,
    ...(basis && { basis }),
    ...(told && { told: { means: named(told.means, meansNames), on: told.on } }),
    ...(form && { form: { at: form.at, digest: form.digest, ...(internal && { signedBy: form.by }) } }),
  };
}

const archiveOf = ({
  sha256,
  sm3,
  bytes,
  chainHead,
  retainUntil,
}: Extract<Case, { stage: 'archived' }>['archive']) => ({
  sha256,
  sm3,
  bytes,
  chainHead,
  retainUntil,
});
