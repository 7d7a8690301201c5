import { draftAgreement } from '../../../domain/draft-agreement.ts';
import { recordSignature, signForMandatary, signOwnAgreement } from '../../../domain/sign-agreement.ts';
import { type Details, digestOf, draft, fingerprints } from '../../a-case.ts';
import { sha256 } from '../../given.ts';
import { agent, manager, principal } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const drafting = (details: Details) => () => sent(draftAgreement, draft(details), fingerprints);
const plan = [{ item: 'GT-SETUP', milestone: '递交审批部门', by: '2027-03-20' }];

export const mandate = {
  'draft-agreement': {
    in: 'received',
    by: agent,
    // Another draft than the one on the table, so that it is no repetition there.
    ask: drafting({ subDelegation: true }),
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
    evidence: { 'other terms than those on the table': () => sent(signForMandatary, { digest: sha256('other') }) },
  },
} as const satisfies Record<string, Entry>;
