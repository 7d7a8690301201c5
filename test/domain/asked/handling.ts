import { giveNotice } from '../../../domain/give-notice.ts';
import { recordResult } from '../../../domain/record-result.ts';
import { reportProgress } from '../../../domain/report-progress.ts';
import { submit } from '../../../domain/submit.ts';
import { takeIntoCustody } from '../../../domain/take-into-custody.ts';
import { electronic } from '../../a-case.ts';
import { agent } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const idcard = { matter: 'm1', material: 'idcard', originals: 1, copies: 0, place: '一号柜' };
const unknownReceipt = { kind: 'signed', documentId: 'none' } as const;

export const handling = {
  'give-notice': { in: 'entrusted', by: agent, ask: () => sent(giveNotice, { means: 'paper' }) },
  'take-into-custody': {
    in: 'told',
    by: agent,
    ask: () => sent(takeIntoCustody, { materials: [idcard], receipt: electronic }),
    evidence: {
      'a receipt that is not in the case': () =>
        sent(takeIntoCustody, { materials: [idcard], receipt: unknownReceipt }),
      'a scan that is not in the case': () =>
        sent(takeIntoCustody, { materials: [{ ...idcard, documentId: 'none' }], receipt: electronic }),
    },
    repeatable: 'a second identity card is another paper; the key of the request guards against doubling',
  },
  submit: {
    in: 'held',
    by: agent,
    ask: () => sent(submit, 'm1', { materials: [] }),
    evidence: { 'required papers that never came': { in: 'told', ask: () => sent(submit, 'm1', { materials: [] }) } },
  },
  'report-progress': {
    in: 'submitted',
    by: agent,
    ask: () => sent(reportProgress, 'm1', { text: '已受理', means: 'paper' }),
    repeatable: 'the principal may be told the same twice; the key of the request guards against doubling',
  },
  'record-result': {
    in: 'submitted',
    by: agent,
    ask: () => sent(recordResult, 'm1', { outcome: 'granted', explanation: '准予' }),
    evidence: {
      'a decision that is not in the case': () =>
        sent(recordResult, 'm1', { outcome: 'granted', explanation: '准予', documentId: 'none' }),
    },
  },
} as const satisfies Record<string, Entry>;
