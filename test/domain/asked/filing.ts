import { mirrorAuthorityState } from '../../../domain/mirror-authority-state.ts';
import { recordCharge } from '../../../domain/record-charge.ts';
import { recordCorrectionRequest } from '../../../domain/record-correction-request.ts';
import { recordDelay } from '../../../domain/record-delay.ts';
import { resubmit } from '../../../domain/resubmit.ts';
import { agent, manager } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const correcting = (by: string) => () =>
  sent(recordCorrectionRequest, 'm1', { what: ['漏签字'], by, means: 'electronic' });
const charge = { name: '工本费', fen: 1000, receiptNumber: 'SJ20260304', paidOn: '2026-03-04' };
const mirroring = (at: string) => () =>
  sent(mirrorAuthorityState, 'm1', { state: 'department-accepted', at }, 'entered');

export const filing = {
  'record-correction-request': {
    in: 'submitted',
    by: agent,
    ask: correcting('2026-03-20'),
    dates: { 'to be corrected yesterday': correcting('2026-03-03') },
  },
  resubmit: {
    in: 'submitted, to be corrected',
    by: agent,
    ask: () => sent(resubmit, 'm1', { materials: [] }),
    evidence: {
      'papers that are not in the case': () => sent(resubmit, 'm1', { materials: ['none'] }),
      'nothing to be corrected': { in: 'submitted', ask: () => sent(resubmit, 'm1', { materials: [] }) },
    },
  },
  'mirror-authority-state': {
    in: 'submitted',
    by: agent,
    ask: mirroring('2026-03-04T01:00:00Z'),
    dates: { 'a state of tomorrow': mirroring('2026-03-05T01:00:00Z') },
    outlives: 'what the authority says is kept whatever has become of the mandate (7.2.3.3)',
  },
  'record-charge': {
    in: 'told',
    by: agent,
    ask: () => sent(recordCharge, 'm1', charge),
    dates: { 'paid tomorrow': () => sent(recordCharge, 'm1', { ...charge, paidOn: '2026-03-05' }) },
    outlives: 'what the principal paid to the authority is recorded whenever it is known (A.3.3)',
  },
  'record-delay': {
    in: 'submitted',
    by: manager,
    ask: () => sent(recordDelay, { side: 'authority', days: 2, reason: '系统升级' }),
    outlives: 'whose delay it was is recorded while it is remembered (A.7.1)',
  },
} as const satisfies Record<string, Entry>;
