import { confirmByLink, confirmEntrustment, recordConfirmation } from '../../../domain/confirm-entrustment.ts';
import { draftAgreement } from '../../../domain/draft-agreement.ts';
import { entrustOrally } from '../../../domain/entrust-orally.ts';
import { recordSignature, signByLink, signForMandatary, signOwnAgreement } from '../../../domain/sign-agreement.ts';
import {
  bearer,
  byHand,
  byName,
  type Details,
  digestOf,
  draft,
  fingerprints,
  oralDigestOf,
  oralParties,
  oralWish,
} from '../../a-case.ts';
import { sha256 } from '../../given.ts';
import { agent, manager, principal } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const drafting = (details: Details) => () => sent(draftAgreement, draft(details), fingerprints);
const plan = [{ item: 'GT-SETUP', milestone: '递交审批部门', by: '2027-03-20' }];

const confirming = 'it says that the words were said; what may be done is asked of the term again (6.3.2)';

export const mandate = {
  'draft-agreement': {
    in: 'received',
    by: agent,
    // Another draft than the one on the table, so that it is no repetition there.
    ask: drafting({ subDelegation: true }),
    evidence: {
      'an enterprise without a representative': { in: 'received, an enterprise', ask: drafting({}) },
      'a child without a guardian': { in: 'received, a child', ask: drafting({}) },
      'the household of an elder, who was not asked': drafting({ items: ['HK-MOVE'] }),
    },
    dates: {
      'a term that is over': drafting({ term: { from: '2020-01-01', until: '2020-12-31' } }),
      'a term that ends before it begins': drafting({ term: { from: '2026-12-31', until: '2026-03-04' } }),
      'a term of four years': drafting({ term: { from: '2026-03-04', until: '2030-03-04' } }),
      'a plan that ends after the term': drafting({ plan }),
    },
  },
  'sign-own-agreement': {
    in: 'drafted',
    by: principal,
    ask: (now) => sent(signOwnAgreement, { digest: digestOf(now) }),
    evidence: { 'other terms than those on the table': () => sent(signOwnAgreement, { digest: sha256('other') }) },
  },
  'sign-by-link': {
    in: 'drafted',
    by: bearer,
    ask: (now) => sent(signByLink, { digest: digestOf(now), link: byHand }),
    evidence: {
      'other terms than those on the table': () => sent(signByLink, { digest: sha256('other'), link: byName }),
    },
  },
  'record-signature': {
    in: 'drafted',
    by: agent,
    ask: (now) => sent(recordSignature, { digest: digestOf(now), documentId: 'scan' }),
    evidence: {
      'a scan that is not in the case': (now) => sent(recordSignature, { digest: digestOf(now), documentId: 'none' }),
      'other terms than those on the table': () =>
        sent(recordSignature, { digest: sha256('other'), documentId: 'scan' }),
    },
  },
  'sign-for-mandatary': {
    in: 'half signed',
    by: manager,
    ask: (now) => sent(signForMandatary, { digest: digestOf(now) }),
    evidence: {
      'other terms than those on the table': () => sent(signForMandatary, { digest: sha256('other') }),
      'a paper that is not in the case': (now) => sent(signForMandatary, { digest: digestOf(now), documentId: 'none' }),
    },
  },
  'entrust-orally': {
    in: 'received',
    by: agent,
    ask: () => sent(entrustOrally, oralWish(), oralParties),
    evidence: {
      'the agent as own witness': () =>
        sent(entrustOrally, oralWish({ evidence: { by: 'colleague', staff: agent.id } }), oralParties),
      'a listener who is no colleague': () => sent(entrustOrally, oralWish(), { ...oralParties, colleague: false }),
      'a recording that is not in the case': () =>
        sent(entrustOrally, oralWish({ evidence: { by: 'recording', documentId: 'none' } }), oralParties),
    },
    dates: {
      'a term that is over': () =>
        sent(entrustOrally, oralWish({ term: { from: '2020-01-01', until: '2020-12-31' } }), oralParties),
      'said tomorrow': () => sent(entrustOrally, oralWish({ saidAt: '2026-03-05T02:00:00.000Z' }), oralParties),
    },
  },
  'confirm-entrustment': {
    in: 'entrusted orally',
    by: principal,
    ask: (now) => sent(confirmEntrustment, { digest: oralDigestOf(now) }),
    outlives: confirming,
    evidence: { 'other words than those said': () => sent(confirmEntrustment, { digest: sha256('other') }) },
  },
  'confirm-by-link': {
    in: 'entrusted orally',
    by: bearer,
    ask: (now) => sent(confirmByLink, { digest: oralDigestOf(now), link: byName }),
    outlives: confirming,
    evidence: { 'other words than those said': () => sent(confirmByLink, { digest: sha256('other'), link: byName }) },
  },
  'record-confirmation': {
    in: 'entrusted orally',
    by: agent,
    ask: (now) => sent(recordConfirmation, { digest: oralDigestOf(now), documentId: 'confirmation' }),
    outlives: confirming,
    evidence: {
      'a paper that is not in the case': (now) =>
        sent(recordConfirmation, { digest: oralDigestOf(now), documentId: 'none' }),
      'other words than those said': () =>
        sent(recordConfirmation, { digest: sha256('other'), documentId: 'confirmation' }),
    },
  },
} as const satisfies Record<string, Entry>;
