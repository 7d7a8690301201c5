import type { Power } from '../../domain/agreement.ts';
import { awaitsConfirmation, inHandling, inHandlingEvenHeld } from '../../domain/authority.ts';
import { dayOf } from '../../domain/calendar.ts';
import { agreementOf, type Case, isEntrusted, isOpen, type Matter } from '../../domain/case.ts';
import { claimedByOther, claimOf } from '../../domain/claim.ts';
import { isConcerned } from '../../domain/confidential.ts';
import { isStanding } from '../../domain/consent.ts';
import type { Context } from '../../domain/context.ts';
import { mayDeposit } from '../../domain/deposit-papers.ts';
import {
  awaitsForm,
  dues,
  heldPapers,
  openConduct,
  openLosses,
  papersToReturn,
  pendingHandOver,
} from '../../domain/due.ts';
import { responsible } from '../../domain/in-guidance.ts';
import { isFinal } from '../../domain/lifecycle.ts';
import { type Command, forbids, subjectOf } from '../../domain/permissions.ts';
import { lacksPowerOfAttorney } from '../../domain/power-of-attorney.ts';
import { reEntrustable } from '../../domain/re-entrust.ts';
import { linkPurposes, signable } from '../../domain/signing-link.ts';
import { subDelegationOf } from '../../domain/sub-agent.ts';
import { missing } from '../../domain/submit.ts';

type When = (now: Case, context: Context) => boolean;

const inStage =
  (...stages: readonly Case['stage'][]): When =>
  ({ stage }) =>
    stages.includes(stage);

/** The agreement waits for the signature of this party. */
const unsignedBy =
  (party: 'principal' | 'mandatary'): When =>
  (now) =>
    now.stage === 'acceptance' && !!now.draft && !now.draft.signatures.some((signature) => signature.party === party);

const mandated: When = (now, context) => !('outcome' in inHandling(now, context));

/** By the agent, or by the sub-agent for a matter of theirs. */
const reports: When = (now, context) =>
  now.stage === 'handling' && now.matters.some(({ id }) => !('outcome' in inHandlingEvenHeld(now, context, id)));

/** The mandate is in force, covers the power, and a matter stands so. */
const matterIs =
  (state: Matter['state'], power?: Power): When =>
  (now, context) => {
    if (now.stage !== 'handling' || (power && !now.mandate.powers.includes(power))) return false;
    return now.matters.some((matter) => matter.state === state && !('outcome' in inHandling(now, context, matter.id)));
  };

const readyToSubmit: When = (now, context) =>
  matterIs('entrusted', 'file')(now, context) &&
  now.stage === 'handling' &&
  !awaitsConfirmation(now.mandate) &&
  !!now.notice &&
  now.matters.some(
    (matter) =>
      matter.state === 'entrusted' && missing(now, matter).length === 0 && !lacksPowerOfAttorney(now, matter, context),
  );

/** No case that is over takes any more files. */
const takesDocuments: When = ({ stage }) => !isFinal(stage);
/** Nobody has signed anything yet. */
const partyOpen = (now: Case): boolean => now.stage === 'acceptance' && !now.draft?.signatures.length;

const guided = inStage('guidance');

/** Something to be added to the mandate waits for the signature of this party. */
const supplementUnsignedBy =
  (party: 'principal' | 'mandatary'): When =>
  (now) =>
    now.stage === 'handling' &&
    !!now.supplements?.some(
      ({ effectiveAt, signatures }) => !effectiveAt && !signatures.some((signature) => signature.party === party),
    );

const noneHalfSigned: When = (now) =>
  now.stage === 'handling' &&
  !now.supplements?.some(({ effectiveAt, signatures }) => !effectiveAt && signatures.length > 0);

const mayIssuePower: When = (now, context) =>
  mandated(now, context) && now.stage === 'handling' && !awaitsConfirmation(now.mandate) && now.matters.some(isOpen);

const powerUnsigned: When = (now, { now: at }) =>
  now.stage === 'handling' &&
  !!now.powersOfAttorney?.some(({ signature, endedAt, term }) => !signature && !endedAt && dayOf(at) <= term.until);

/** The first responder, or who took over since. */
const responsibleFor: When = (now, context) => !('outcome' in responsible(now, context));

const offered: When = (now, { actor }) =>
  now.stage === 'guidance' && actor.kind === 'staff' && now.assistance.offer?.to === actor.id;

const canBeConcluded: When = (now, context) => {
  const mine = responsible(now, context);
  if ('outcome' in mine) return false;
  const { form, advice, answers } = mine.assistance;
  return !!form && advice.length + answers > 0 && !mine.coordination?.some(({ settled }) => !settled);
};

/** Problems are taken up while the principal is helped, or by the agent whose mandate is in force. */
const coordinates: When = (now, context) => now.stage === 'guidance' || mandated(now, context);

const hasUnsettled: When = (now, context) =>
  coordinates(now, context) && 'coordination' in now && !!now.coordination?.some(({ settled }) => !settled);

const hasAdvice: When = (now) => now.stage === 'guidance' && now.assistance.advice.length > 0;
const unconfirmed: When = (now) => now.stage === 'handling' && awaitsConfirmation(now.mandate);

const holdsPapers: When = (now) =>
  isEntrusted(now) && now.stage !== 'archived' && now.materials.some(({ state }) => state === 'held');

const hasSubmittedPapers: When = (now) =>
  isEntrusted(now) &&
  now.stage !== 'archived' &&
  now.stage !== 'suspended' &&
  now.materials.some(({ state }) => state === 'submitted');

const canBeWithdrawn = inStage('reception', 'transfer', 'acceptance', 'handling', 'suspended', 'inquiry', 'guidance');

const hasConsent: When = ({ consents }) => consents.some(({ withdrawn }) => !withdrawn);

/** A consent to pass it on from here stands (§7.2.1.2). */
const mayBePassedOn: When = ({ stage, consents, office }) =>
  stage === 'reception' &&
  consents.some((each) => isStanding(each) && each.scope.purpose === 'transfer' && each.scope.from === office);

const answerable: When = (now, { calendar, deadlines, now: at }) =>
  now.stage === 'transfer' && dues(now, calendar, deadlines).every((due) => at <= due.at);

/** By the agent within the mandate, by the manager in any case. */
const canBeSuspended: When = (now, context) =>
  now.stage === 'handling' &&
  !awaitsConfirmation(now.mandate) &&
  (context.actor.kind !== 'staff' || context.actor.id !== now.agent || mandated(now, context));

/** After the reception only the agent in charge records what the principal said. */
const canRecordWithdrawal: When = (now, context) =>
  canBeWithdrawn(now, context) &&
  (!('agent' in now) || (context.actor.kind === 'staff' && context.actor.id === now.agent));

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

const notTheAgent: When = (now, { actor }) => !(actor.kind === 'staff' && 'agent' in now && now.agent === actor.id);

const hasOpenMatter: When = (now) =>
  (now.stage === 'handling' || now.stage === 'suspended') &&
  now.matters.some(({ state }) => state === 'entrusted' || state === 'submitted');

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

const formCanBeSigned: When = (now) =>
  (now.stage === 'evaluation' || now.stage === 'archiving') &&
  awaitsForm(now) &&
  heldPapers(now).length === 0 &&
  openLosses(now).length === 0;

const inCare: When = (now) => isEntrusted(now) && now.stage !== 'archived';

const wasFiled: When = (now, context) =>
  inCare(now, context) && isEntrusted(now) && now.matters.some(({ state }) => state !== 'entrusted');

const correctionOpen: When = (now, context) =>
  mandated(now, context) &&
  now.stage === 'handling' &&
  now.matters.some((matter) => matter.correction && !lacksPowerOfAttorney(now, matter, context));

const canBeReEntrusted: When = (now, context) => !('outcome' in reEntrustable(now, context));

const hasEnded = inStage('evaluation', 'archiving');

const awaitsCollection: When = (now, context) =>
  hasEnded(now, context) && 'endedAt' in now && papersToReturn(now).length > 0;

const isEvaluated: When = (now, { now: at }) =>
  (now.stage === 'evaluation' || now.stage === 'appraisal') && at <= now.evaluationUntil;
/** A claim binds the agents of the office, not their manager. */
const mayReceive: When = (now, context) =>
  now.stage === 'reception' &&
  (!claimedByOther(now, context) || (context.actor.kind === 'staff' && context.actor.roles.includes('manager')));

/** By whoever answers for it: after the reception the agent in charge, or a manager. */
const canBeMerged: When = (now, context) =>
  now.stage === 'acceptance'
    ? context.actor.kind === 'staff' && (context.actor.id === now.agent || context.actor.roles.includes('manager'))
    : mayReceive(now, context);

/** Operations on a case, the permission each needs, and how the case must stand for it. */
const operations: Readonly<Record<string, readonly [Command, When]>> = {
  'sign-own-agreement': ['sign-own-agreement', unsignedBy('principal')],
  withdraw: ['withdraw', canBeWithdrawn],
  evaluate: ['evaluate', isEvaluated],
  'receive-inquiry': ['receive-inquiry', inStage('inquiry')],
  redirect: ['redirect', inStage('inquiry')],
  'choose-form': ['choose-form', guided],
  advise: ['advise', guided],
  answer: ['answer', guided],
  'guide-materials': ['guide-materials', hasAdvice],
  'accompany-submission': ['accompany-submission', hasAdvice],
  'record-coordination': ['record-coordination', coordinates],
  'settle-coordination': ['settle-coordination', hasUnsettled],
  'hand-over-responsibility': ['hand-over-responsibility', responsibleFor],
  'accept-responsibility': ['accept-responsibility', offered],
  conclude: ['conclude', canBeConcluded],
  'convert-to-agency': ['convert-to-agency', (now, context) => responsibleFor(now, context) || offered(now, context)],
  claim: ['claim', (now) => now.stage === 'reception' && !now.claim],
  assign: ['assign', inStage('reception')],
  'release-claim': ['release-claim', (now, context) => !!claimOf(now) && mayReceive(now, context)],
  'propose-transfer': ['propose-transfer', mayReceive],
  transfer: ['transfer', mayBePassedOn],
  'accept-transfer': ['accept-transfer', answerable],
  'refuse-transfer': ['refuse-transfer', answerable],
  'merge-case': ['merge-case', canBeMerged],
  receive: ['receive', (now, context) => now.stage === 'reception' && !claimedByOther(now, context)],
  decline: ['decline', mayReceive],
  'record-withdrawal': ['record-withdrawal', canRecordWithdrawal],
  'draft-agreement': ['draft-agreement', partyOpen],
  'record-representative': ['record-representative', (now) => partyOpen(now) && now.principal.kind === 'organisation'],
  'record-own-representative': [
    'record-own-representative',
    (now) => partyOpen(now) && now.principal.kind === 'organisation',
  ],
  'record-guardian': ['record-guardian', (now) => partyOpen(now) && now.principal.kind === 'person'],
  'record-own-intent': ['record-own-intent', (now) => partyOpen(now) && now.principal.kind === 'person'],
  'entrust-orally': ['entrust-orally', partyOpen],
  'confirm-entrustment': ['confirm-entrustment', unconfirmed],
  'record-confirmation': ['record-confirmation', unconfirmed],
  'record-signature': ['record-signature', unsignedBy('principal')],
  'sign-for-mandatary': ['sign-for-mandatary', unsignedBy('mandatary')],
  'change-agent': ['change-agent', hasAgent],
  'change-contact': ['change-contact', inStage('handling', 'suspended')],
  'record-contact-change': ['record-contact-change', inStage('handling', 'suspended')],
  'request-other-agent': ['request-other-agent', maySeekOther],
  'record-agent-request': ['record-agent-request', (...at) => maySeekOther(...at) && notTheAgent(...at)],
  'refuse-agent-request': ['refuse-agent-request', requestAwaits],
  'report-conduct': ['report-conduct', isReportable],
  'record-conduct-report': [
    'record-conduct-report',
    (now, context) => isReportable(now, context) && !isConcerned(now, context),
  ],
  'answer-conduct-report': ['answer-conduct-report', conductAwaits],
  'withdraw-matter': ['withdraw-matter', hasOpenMatter],
  'record-matter-withdrawal': ['record-matter-withdrawal', hasOpenMatter],
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
  'extend-term': ['extend-term', noneHalfSigned],
  'supplement-agreement': [
    'supplement-agreement',
    (now, context) => noneHalfSigned(now, context) && !!agreementOf(now),
  ],
  'sign-own-supplement': ['sign-own-supplement', supplementUnsignedBy('principal')],
  'record-supplement-signature': ['record-supplement-signature', supplementUnsignedBy('principal')],
  'sign-supplement-for-mandatary': ['sign-supplement-for-mandatary', supplementUnsignedBy('mandatary')],
  'issue-power-of-attorney': ['issue-power-of-attorney', mayIssuePower],
  'sign-power-of-attorney': ['sign-power-of-attorney', powerUnsigned],
  'record-power-of-attorney-signature': ['record-power-of-attorney-signature', powerUnsigned],
  'give-notice': ['give-notice', (now, context) => mandated(now, context) && !('notice' in now)],
  'take-into-custody': ['take-into-custody', (now, context) => mandated(now, context) && 'notice' in now],
  submit: ['submit', readyToSubmit],
  'record-correction-request': ['record-correction-request', matterIs('submitted')],
  resubmit: ['resubmit', correctionOpen],
  'mirror-authority-state': ['mirror-authority-state', wasFiled],
  'record-charge': ['record-charge', inCare],
  'record-delay': ['record-delay', inCare],
  'report-progress': ['report-progress', reports],
  'record-result': ['record-result', matterIs('submitted', 'collect')],
  deliver: ['deliver', matterIs('decided')],
  'hand-back': ['hand-back', holdsPapers],
  'take-back': ['take-back', hasSubmittedPapers],
  'call-for-papers': ['call-for-papers', awaitsCollection],
  'deposit-papers': [
    'deposit-papers',
    (now, context) => hasEnded(now, context) && 'endedAt' in now && mayDeposit(now, context),
  ],
  'report-loss': ['report-loss', holdsPapers],
  'settle-loss': ['settle-loss', (now) => isEntrusted(now) && openLosses(now).length > 0],
  suspend: ['suspend', canBeSuspended],
  resume: ['resume', inStage('suspended')],
  terminate: [
    'terminate',
    (now, context) =>
      (now.stage === 'handling' || now.stage === 'suspended') && (!now.dispute?.hold || notTheAgent(now, context)),
  ],
  'sign-termination-form': ['sign-termination-form', formCanBeSigned],
  'give-consent': ['give-consent', takesDocuments],
  'record-consent': ['record-consent', takesDocuments],
  'withdraw-consent': ['withdraw-consent', hasConsent],
  'record-consent-withdrawal': ['record-consent-withdrawal', hasConsent],
  'issue-form': [
    'issue-form',
    ({ stage }, { profile }) => profile.forms.some(({ stages }) => stages.some((each) => each === stage)),
  ],
  'correct-entry': ['correct-entry', ({ stage }) => !isFinal(stage)],
  'add-correction-note': ['add-correction-note', inStage('archived')],
  'issue-signing-link': [
    'issue-signing-link',
    (now) => linkPurposes.some((purpose) => !('because' in signable(now, purpose))),
  ],
  reveal: ['reveal', () => true],
  'read-access-log': ['read-access-log', () => true],
  'open-archive': ['open-archive', inStage('archived')],
};

/** What this actor may ask of the case now: permitted by the table of permissions, and possible as the case stands. */
export function allowed(now: Case, context: Context): string[] {
  const may = (command: Command) => !forbids(command, subjectOf(now), context);
  const upload = context.actor.kind === 'principal' ? 'request-own-upload' : 'request-upload';
  const again = context.actor.kind === 'principal' ? 're-entrust-online' : 're-entrust-at-window';
  const all = {
    ...operations,
    [upload]: ['add-document', takesDocuments] as const,
    [again]: ['re-entrust', canBeReEntrusted] as const,
  };
  return Object.entries(all)
    .filter(([, [command, when]]) => may(command) && when(now, context))
    .map(([verb]) => verb);
}
