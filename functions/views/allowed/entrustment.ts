import { awaitsConfirmation } from '../../../domain/authority.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { isOpen } from '../../../domain/case/matters.ts';
import { agreementOf } from '../../../domain/case.ts';
import { linkPurposes, signable } from '../../../domain/signing-link.ts';
import { mandated, partyOpen, type Rows, type When } from './when.ts';

/** The agreement waits for the signature of this party. */
const unsignedBy =
  (party: 'principal' | 'mandatary'): When =>
  (now) =>
    now.stage === 'acceptance' && !!now.draft && !now.draft.signatures.some((signature) => signature.party === party);

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

const unconfirmed: When = (now) => now.stage === 'handling' && awaitsConfirmation(now.mandate);

/** What is signed: the agreement and what supplements it (7.2.2, A.7). */
export const entrustment: Rows = {
  'draft-agreement': ['draft-agreement', partyOpen],
  'sign-own-agreement': ['sign-own-agreement', unsignedBy('principal')],
  'record-signature': ['record-signature', unsignedBy('principal')],
  'sign-for-mandatary': ['sign-for-mandatary', unsignedBy('mandatary')],
  'entrust-orally': ['entrust-orally', partyOpen],
  'confirm-entrustment': ['confirm-entrustment', unconfirmed],
  'record-confirmation': ['record-confirmation', unconfirmed],
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
  'issue-signing-link': [
    'issue-signing-link',
    (now) => linkPurposes.some((purpose) => !('because' in signable(now, purpose))),
  ],
};
