import { acceptTransfer, refuseTransfer } from '../../../domain/answer-transfer.ts';
import type { Case } from '../../../domain/case.ts';
import { giveConsent, recordConsent } from '../../../domain/give-consent.ts';
import { proposeTransfer, transfer } from '../../../domain/transfer.ts';
import { recordConsentWithdrawal, withdrawConsent } from '../../../domain/withdraw-consent.ts';
import { consentOf, wording } from '../../a-transfer.ts';
import { agent, principal, villager } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const agrees = { purpose: 'transfer', to: 'xinghua', wording } as const;
const onPaper = (documentId: string) => () =>
  sent(recordConsent, { consent: agrees, evidence: { channel: 'paper', documentId } });
const passedOn = (now: Case) => sent(transfer, { consent: consentOf(now), reason: '就近办理' });

export const passing = {
  'propose-transfer': {
    in: 'registered',
    by: agent,
    ask: () => sent(proposeTransfer, { to: 'xinghua', explanation: '不属于' }),
  },
  transfer: {
    in: 'agreed to be passed on',
    by: agent,
    ask: passedOn,
    consent: {
      'none was given': { in: 'proposed to be passed on', ask: passedOn },
      'it was taken back': { in: 'no longer agreed to be passed on', ask: passedOn },
      'it is not in the case': () => sent(transfer, { consent: 'none', reason: '就近办理' }),
    },
  },
  'accept-transfer': { in: 'on its way', by: villager, ask: () => sent(acceptTransfer, {}) },
  'refuse-transfer': { in: 'on its way', by: villager, ask: () => sent(refuseTransfer, { reason: '也不属于' }) },
  'give-consent': {
    in: 'proposed to be passed on',
    by: principal,
    ask: () => sent(giveConsent, agrees),
    evidence: {
      'to a wording that is not published': () => sent(giveConsent, { ...agrees, wording: '1999-1' }),
      'for a child under 14, without proof of the guardianship': () =>
        sent(giveConsent, { purpose: 'sensitive-data', kinds: ['child-under-14'], wording }),
    },
  },
  'record-consent': {
    in: 'proposed to be passed on',
    by: agent,
    ask: onPaper('scan'),
    evidence: { 'the paper is not in the case': onPaper('none') },
  },
  'withdraw-consent': {
    in: 'on its way',
    by: principal,
    ask: (now) => sent(withdrawConsent, consentOf(now), {}),
    outlives: 'a consent is taken back at any time, whatever became of the mandate (个人信息保护法 §15)',
  },
  'record-consent-withdrawal': {
    in: 'on its way',
    by: agent,
    ask: (now) => sent(recordConsentWithdrawal, consentOf(now), { channel: 'phone' as const }),
    evidence: {
      'the paper is not in the case': (now) =>
        sent(recordConsentWithdrawal, consentOf(now), { channel: 'paper' as const, documentId: 'none' }),
    },
  },
} as const satisfies Record<string, Entry>;
