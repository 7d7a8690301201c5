import { authorityStates } from '../../domain/case/matters.ts';
import type { Case } from '../../domain/case.ts';
import { mirrorAuthorityState } from '../../domain/mirror-authority-state.ts';
import { recordCharge } from '../../domain/record-charge.ts';
import { recordCorrectionRequest } from '../../domain/record-correction-request.ts';
import { recordDelay } from '../../domain/record-delay.ts';
import { resubmit } from '../../domain/resubmit.ts';
import { delaySides } from '../../domain/suspension.ts';
import { later, minute } from '../given.ts';
import { agent, system } from '../people.ts';
import { somePapers } from './any-custody.ts';
import { sent } from './asked/entry.ts';
import { pick } from './pick.ts';

const someMatter = (by: number) => pick(['m1', 'm1', 'm2', 'm9'], by);

const correcting = (now: Case): string =>
  ('matters' in now && now.matters.find(({ correction }) => correction)?.id) || 'm1';

/** Commands between filing and result, with details that suit the case, chosen by a number. */
export const anyFiling = {
  'record-correction-request': {
    who: agent,
    ask: (_: Case, by: number) =>
      sent(recordCorrectionRequest, someMatter(by), {
        what: ['补签字'],
        by: pick(['2026-03-20', '2026-12-31'], by >> 3),
        means: 'electronic' as const,
      }),
  },
  resubmit: {
    who: agent,
    ask: (now: Case, by: number) =>
      sent(resubmit, correcting(now), { materials: by % 2 ? [] : somePapers(now, correcting(now), by >> 1) }),
  },
  'mirror-authority-state': {
    who: system,
    ask: (now: Case, by: number) =>
      sent(
        mirrorAuthorityState,
        someMatter(by),
        { state: pick(authorityStates, by >> 2), at: later(now.openedAt, (by % 50) * minute) },
        'pushed' as const,
      ),
  },
  'record-charge': {
    who: agent,
    ask: (_: Case, by: number) =>
      sent(recordCharge, someMatter(by), {
        name: '工本费',
        fen: 1 + by,
        receiptNumber: `SJ${1000 + by}`,
        paidOn: '2026-03-04',
      }),
  },
  'record-delay': {
    who: agent,
    ask: (_: Case, by: number) =>
      sent(recordDelay, { side: pick(delaySides, by), days: 1 + (by % 9), reason: '系统停办' }),
  },
};
