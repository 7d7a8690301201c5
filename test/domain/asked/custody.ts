import { callForPapers } from '../../../domain/call-for-papers.ts';
import type { Case } from '../../../domain/case.ts';
import { type DepositPapers, depositPapers } from '../../../domain/deposit-papers.ts';
import { handBack } from '../../../domain/hand-back.ts';
import { reportLoss } from '../../../domain/report-loss.ts';
import { settleLoss } from '../../../domain/settle-loss.ts';
import { takeBack } from '../../../domain/take-back.ts';
import { electronic } from '../../a-case.ts';
import { agent, manager } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const unknownReceipt = { kind: 'signed', documentId: 'none' } as const;
const firstPaper = (now: Case) => ('materials' in now ? now.materials[0]?.id : undefined) ?? 'none';
const firstLoss = (now: Case) => ('losses' in now ? now.losses?.[0]?.id : undefined) ?? 'none';

const depositing =
  (details: Partial<DepositPapers> = {}) =>
  (now: Case) =>
    sent(depositPapers, {
      materials: [firstPaper(now)],
      cause: 'not-collected',
      depositary: { kind: 'notary', name: '公证处' },
      certificate: '提字第7号',
      on: '2026-03-20',
      documentId: 'slip',
      ...details,
    });

export const custody = {
  'hand-back': {
    in: 'held',
    by: manager,
    ask: (now) => sent(handBack, { materials: [firstPaper(now)], receipt: electronic }),
    evidence: {
      'a receipt that is not in the case': (now) =>
        sent(handBack, { materials: [firstPaper(now)], receipt: unknownReceipt }),
      'an heir who shows nothing': (now) =>
        sent(handBack, {
          materials: [firstPaper(now)],
          receipt: electronic,
          recipient: { capacity: 'heir', documentId: 'none' },
        }),
    },
    outlives: 'papers go home whatever has become of the mandate (B.1)',
  },
  'take-back': {
    in: 'submitted',
    by: agent,
    ask: (now) => sent(takeBack, { materials: [firstPaper(now)], place: '二号柜' }),
    outlives: 'papers are fetched from the authority to be handed over (B.1)',
  },
  'call-for-papers': {
    in: 'terminated, papers held',
    by: manager,
    ask: () => sent(callForPapers, { receipt: electronic }),
    evidence: { 'a receipt that is not in the case': () => sent(callForPapers, { receipt: unknownReceipt }) },
    outlives: 'papers are called for when the service is over (B.1)',
    repeatable: 'every call is kept; the key of the request guards against doubling',
  },
  'deposit-papers': {
    in: 'terminated, papers not collected',
    by: manager,
    ask: depositing(),
    evidence: {
      'a certificate that is not in the case': depositing({ documentId: 'none' }),
      'nobody was called': { in: 'terminated, papers held', ask: depositing({ on: '2026-03-04' }) },
      'no heir of a principal who lives': depositing({ cause: 'no-heir' }),
    },
    dates: {
      'deposited tomorrow': depositing({ on: '2026-04-30' }),
      'deposited before the service ended': depositing({ on: '2026-03-03' }),
    },
    outlives: 'papers are deposited when the service is over (B.1)',
  },
  'report-loss': {
    in: 'held',
    by: agent,
    ask: (now) => sent(reportLoss, { materials: [firstPaper(now)], circumstances: '未找到' }),
    outlives: 'whoever keeps papers answers for them, mandate or not (A.4.5)',
  },
  'settle-loss': {
    in: 'held, one paper lost',
    by: manager,
    ask: (now) => sent(settleLoss, firstLoss(now), { outcome: 'found', place: '二号柜' }),
    evidence: {
      'a replacement without receipt': (now) =>
        sent(settleLoss, firstLoss(now), { outcome: 'replaced', explanation: '已补办', receipt: unknownReceipt }),
      'a liability without a paper': (now) =>
        sent(settleLoss, firstLoss(now), { outcome: 'liability', explanation: '承担', documentId: 'none' }),
    },
    outlives: 'what was lost is answered for, mandate or not (A.4.5)',
  },
} as const satisfies Record<string, Entry>;
