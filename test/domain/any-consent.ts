import { acceptTransfer, refuseTransfer } from '../../domain/answer-transfer.ts';
import type { Case } from '../../domain/case.ts';
import { isChild, publishable, sensitiveKinds } from '../../domain/consent.ts';
import type { Actor } from '../../domain/context.ts';
import { type GiveConsent, giveConsent, recordConsent } from '../../domain/give-consent.ts';
import { proposeTransfer, transfer } from '../../domain/transfer.ts';
import { recordConsentWithdrawal, withdrawConsent } from '../../domain/withdraw-consent.ts';
import { agent, principal } from '../people.ts';
import type { AnyCommand } from './any.ts';
import { sent } from './asked/entry.ts';
import type { CaseCommand } from './case-commands.ts';
import { pick } from './pick.ts';

const someOffice = (by: number) => pick(['anle', 'xinghua', 'heping', 'centre', 'anle', 'nowhere'], by);

/** Most often a consent to what was proposed. */
function anyConsent(now: Case, by: number): GiveConsent {
  const wording = by % 17 ? '2026-1' : '2025-1';
  const proposed = now.stage === 'reception' && now.proposal ? now.proposal.to : someOffice(by);
  if (by % 3 === 0 && isChild(now))
    return {
      purpose: 'sensitive-data',
      kinds: ['child-under-14'],
      wording,
      guardian: pick(['proof', 'other'], by >> 4),
    };
  if (by % 5 === 0)
    return {
      purpose: 'sensitive-data',
      kinds: [pick(sensitiveKinds, by)],
      wording,
      ...(by % 2 ? { guardian: 'other' } : {}),
    };
  if (by % 5 === 1) return { purpose: 'publication', contents: [pick(publishable, by)], wording };
  return { purpose: 'transfer', to: by % 7 ? proposed : someOffice(by), wording };
}

const someConsent = (now: Case, by: number): string =>
  by % 11 ? (now.consents.at(-1 - ((by >> 4) % 2))?.id ?? 'none') : 'none';

/** An agent of the office that must answer, or of the case's own. */
const receiver = (now: Case): Actor => agentAt(now.stage === 'transfer' ? now.leg.to : now.office);

/** An agent of the office where the case is, or where it is going. */
const agentAt = (office: string): Actor => ({ ...agent, id: `agent-of-${office}`, office });

/** Of transfers and consents. */
export const anyConsents = {
  'propose-transfer': {
    who: (now) => agentAt(now.office),
    ask: (_, by) =>
      sent(proposeTransfer, { to: someOffice(by), explanation: pick(['不属于', '应由该处办理'], by >> 3) }),
  },
  transfer: {
    who: (now) => agentAt(now.office),
    ask: (now, by) => sent(transfer, { consent: someConsent(now, by), reason: '转由该处办理' }),
  },
  'accept-transfer': { who: receiver, ask: () => sent(acceptTransfer, {}) },
  'refuse-transfer': { who: receiver, ask: () => sent(refuseTransfer, { reason: '也不属于' }) },
  'give-consent': { who: principal, ask: (now, by) => sent(giveConsent, anyConsent(now, by)) },
  'record-consent': {
    who: (now) => agentAt(now.office),
    ask: (now, by) =>
      sent(recordConsent, {
        consent: anyConsent(now, by),
        evidence: by % 2 ? { channel: 'paper', documentId: 'consent' } : { channel: 'phone', record: '已核实，同意' },
      }),
  },
  'withdraw-consent': { who: principal, ask: (now, by) => sent(withdrawConsent, someConsent(now, by), {}) },
  'record-consent-withdrawal': {
    who: receiver,
    ask: (now, by) => sent(recordConsentWithdrawal, someConsent(now, by), { channel: 'oral' as const }),
  },
} satisfies Partial<Record<CaseCommand, AnyCommand>>;
