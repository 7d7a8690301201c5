import type { Case } from '../../domain/case.ts';
import { issuePowerOfAttorney } from '../../domain/power-of-attorney.ts';
import { recordPowerOfAttorneySignature, signPowerOfAttorney } from '../../domain/sign-power-of-attorney.ts';
import {
  recordSupplementSignature,
  signOwnSupplement,
  signSupplementForMandatary,
} from '../../domain/sign-supplement.ts';
import { extendTerm, supplementAgreement } from '../../domain/supplement.ts';
import { pendingDigestOf, powerToSign } from '../a-case.ts';
import { agent, manager, principal } from '../people.ts';
import { sent } from './asked/entry.ts';
import { pick } from './pick.ts';

/** Longer terms and words besides, with details chosen by a number. */
export const anySupplements = {
  'extend-term': {
    who: agent,
    ask: (_: unknown, by: number) =>
      sent(extendTerm, {
        until: pick(['2027-03-03', '2027-06-30', '2026-03-05', '2030-01-01'], by),
        reason: '尚未办结',
      }),
  },
  'supplement-agreement': {
    who: agent,
    ask: (_: unknown, by: number) => sent(supplementAgreement, { text: pick(['每周一通电话', '材料复印三份'], by) }),
  },
  'sign-own-supplement': {
    who: principal,
    ask: (now: Case) => sent(signOwnSupplement, { digest: pendingDigestOf(now) }),
  },
  'record-supplement-signature': {
    who: agent,
    ask: (now: Case) =>
      sent(recordSupplementSignature, { digest: pendingDigestOf(now), documentId: 'signed-agreement' }),
  },
  'sign-supplement-for-mandatary': {
    who: manager,
    ask: (now: Case) => sent(signSupplementForMandatary, { digest: pendingDigestOf(now) }),
  },
  'issue-power-of-attorney': {
    who: agent,
    ask: (_: unknown, by: number) =>
      sent(issuePowerOfAttorney, {
        authority: pick(['market', 'hrss', 'none'], by),
        powers: pick([['file', 'collect'], ['file'], ['collect']] as const, by >> 2).slice(),
        term: { from: '2026-03-04', until: pick(['2026-03-31', '2026-12-31', '2030-01-01'], by >> 4) },
      }),
  },
  'sign-power-of-attorney': {
    who: principal,
    ask: (now: Case) => sent(signPowerOfAttorney, ...powerToSign(now)),
  },
  'record-power-of-attorney-signature': {
    who: agent,
    ask: (now: Case) => {
      const [id, { digest }] = powerToSign(now);
      return sent(recordPowerOfAttorneySignature, id, { digest, documentId: 'power-of-attorney' });
    },
  },
} as const;
