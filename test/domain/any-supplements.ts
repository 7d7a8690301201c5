import type { Case } from '../../domain/case.ts';
import {
  recordSupplementSignature,
  signOwnSupplement,
  signSupplementForMandatary,
} from '../../domain/sign-supplement.ts';
import { extendTerm, supplementAgreement } from '../../domain/supplement.ts';
import { pendingDigestOf } from '../a-case.ts';
import { agent, manager, principal } from '../people.ts';
import { sent } from './asked/entry.ts';

const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

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
} as const;
