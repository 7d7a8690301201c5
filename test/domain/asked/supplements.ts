import { issuePowerOfAttorney } from '../../../domain/power-of-attorney.ts';
import { recordPowerOfAttorneySignature, signPowerOfAttorney } from '../../../domain/sign-power-of-attorney.ts';
import {
  recordSupplementSignature,
  signOwnSupplement,
  signSupplementForMandatary,
} from '../../../domain/sign-supplement.ts';
import { extendTerm, supplementAgreement } from '../../../domain/supplement.ts';
import { pendingDigestOf, powerToSign } from '../../a-case.ts';
import { sha256 } from '../../given.ts';
import { agent, manager, principal } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const extending = (until: string) => () => sent(extendTerm, { until, reason: '尚未办结' });
const other = { digest: sha256('other') };
const agreeing =
  'what is agreed on for the future needs no authority of the past; an extension turns it on again (A.7.5)';

const attorney = (until: string, from = '2026-03-04') => ({
  authority: 'market',
  powers: ['file' as const],
  term: { from, until },
});

export const supplements = {
  'issue-power-of-attorney': {
    in: 'entrusted',
    by: agent,
    ask: () => sent(issuePowerOfAttorney, attorney('2026-06-30')),
    dates: {
      'a term beyond the mandate': () => sent(issuePowerOfAttorney, attorney('2027-01-31')),
      'a term before the mandate': () => sent(issuePowerOfAttorney, attorney('2026-06-30', '2026-01-01')),
      'a term that is over': () => sent(issuePowerOfAttorney, attorney('2026-03-03', '2026-03-01')),
    },
  },
  'sign-power-of-attorney': {
    in: 'to be extended',
    by: principal,
    ask: (now) => sent(signPowerOfAttorney, ...powerToSign(now)),
    evidence: { 'other words than those shown': (now) => sent(signPowerOfAttorney, powerToSign(now)[0], other) },
  },
  'record-power-of-attorney-signature': {
    in: 'to be extended',
    by: agent,
    ask: (now) => {
      const [id, { digest }] = powerToSign(now);
      return sent(recordPowerOfAttorneySignature, id, { digest, documentId: 'power' });
    },
    evidence: {
      'a scan that is not in the case': (now) => {
        const [id, { digest }] = powerToSign(now);
        return sent(recordPowerOfAttorneySignature, id, { digest, documentId: 'none' });
      },
      'the scan of another paper': (now) => {
        const [id, { digest }] = powerToSign(now);
        return sent(recordPowerOfAttorneySignature, id, { digest, documentId: 'scan' });
      },
    },
  },
  'extend-term': {
    in: 'entrusted',
    by: agent,
    outlives: agreeing,
    ask: extending('2027-06-30'),
    dates: {
      'an end before the present one': extending('2026-12-30'),
      'a term of four years': extending('2030-03-04'),
    },
  },
  'supplement-agreement': {
    in: 'entrusted',
    by: agent,
    outlives: agreeing,
    ask: () => sent(supplementAgreement, { text: '每周一通电话' }),
  },
  'sign-own-supplement': {
    in: 'to be extended',
    by: principal,
    outlives: agreeing,
    ask: (now) => sent(signOwnSupplement, { digest: pendingDigestOf(now) }),
    evidence: { 'other words than those shown': () => sent(signOwnSupplement, other) },
  },
  'record-supplement-signature': {
    in: 'to be extended',
    by: agent,
    outlives: agreeing,
    ask: (now) => sent(recordSupplementSignature, { digest: pendingDigestOf(now), documentId: 'scan' }),
    evidence: {
      'a scan that is not in the case': (now) =>
        sent(recordSupplementSignature, { digest: pendingDigestOf(now), documentId: 'none' }),
    },
  },
  'sign-supplement-for-mandatary': {
    in: 'to be extended',
    by: manager,
    outlives: agreeing,
    ask: (now) => sent(signSupplementForMandatary, { digest: pendingDigestOf(now) }),
    evidence: {
      'a scan that is not in the case': (now) =>
        sent(signSupplementForMandatary, { digest: pendingDigestOf(now), documentId: 'none' }),
    },
  },
} as const satisfies Record<string, Entry>;
