import { addDocument } from '../../domain/add-document.ts';
import { archive } from '../../domain/archive.ts';
import { assign } from '../../domain/assign.ts';
import { documentPurposes } from '../../domain/case/record.ts';
import type { Case } from '../../domain/case.ts';
import { claim } from '../../domain/claim.ts';
import type { Actor } from '../../domain/context.ts';
import { decline } from '../../domain/decline.ts';
import { giveNotice } from '../../domain/give-notice.ts';
import { mergeCase } from '../../domain/merge-case.ts';
import { receive } from '../../domain/receive.ts';
import { releaseClaim } from '../../domain/release-claim.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { document, requiredPapers, sealed } from '../a-case.ts';
import { merging, olderCase } from '../a-duplicate.ts';
import { agent, colleague, helper, manager, principal, stranger, system } from '../people.ts';
import { type AnyCommand, someReceipts } from './any.ts';
import { anyAssistance } from './any-assistance.ts';
import { anyConsents } from './any-consent.ts';
import { anyCustody } from './any-custody.ts';
import { anyEntrustments } from './any-entrustment.ts';
import { anyEvaluations } from './any-evaluation.ts';
import { anyFiling } from './any-filing.ts';
import { anyHandling } from './any-handling.ts';
import { anyParties } from './any-parties.ts';
import { peopleCommands } from './any-people.ts';
import { anyPlans } from './any-plan.ts';
import { anyRecords } from './any-record.ts';
import { anySupplements } from './any-supplements.ts';
import { sent } from './asked/entry.ts';
import type { CaseCommand } from './case-commands.ts';
import { pick } from './pick.ts';

const notTold = [{ matter: 'm9', material: 'x', originals: 1, copies: 0, place: '柜' }];

function anyPapers(now: Case, by: number) {
  const all = 'matters' in now ? requiredPapers(now) : [];
  const some = by % 4 === 0 ? all.slice(by % 3) : all;
  return { materials: some.length > 0 ? some : notTold, receipt: pick(someReceipts, by) };
}

/** Every command with details that suit the case. A new one is a row in its topic's file, or here where it stands alone. */
export const anyCommands: Record<CaseCommand, AnyCommand> = {
  receive: { who: agent, ask: () => sent(receive, { told: '已说明' }) },
  ...anyRecords,
  claim: { who: agent, ask: () => sent(claim, {}) },
  assign: {
    who: manager,
    ask: (_, by) => {
      const to = pick([agent, colleague, stranger], by);
      return sent(assign, { agent: to.id }, to);
    },
  },
  'release-claim': { who: agent, ask: () => sent(releaseClaim, {}) },
  'merge-case': { who: agent, ask: () => sent(mergeCase, merging, olderCase) },
  decline: { who: manager, ask: () => sent(decline, { explanation: '不属于', guidedTo: '邻区' }) },
  ...anyConsents,
  withdraw: { who: principal, ask: () => sent(withdraw, { reason: '不再需要', cause: 'not-needed' }) },
  'record-withdrawal': { who: agent, ask: () => sent(recordWithdrawal, {}) },
  ...anyEntrustments,
  ...peopleCommands,
  'give-notice': { who: agent, ask: () => sent(giveNotice, { means: 'electronic' as const }) },
  'take-into-custody': { who: agent, ask: (now, by) => sent(takeIntoCustody, anyPapers(now, by)) },
  ...anyParties,
  ...anySupplements,
  ...anyCustody,
  ...anyFiling,
  ...anyPlans,
  ...anyAssistance,
  ...anyHandling,
  'sign-termination-form': { who: agent, ask: () => sent(signTerminationForm, {}) },
  ...anyEvaluations,
  'add-document': {
    who: system,
    ask: (_, by) => sent(addDocument, document(pick(documentPurposes, by), pick(documentPurposes, by))),
  },
  wake: { who: system, ask: () => wake },
  archive: { who: system, ask: () => sent(archive, sealed) },
};

export const everyone: readonly Actor[] = [
  principal,
  { kind: 'principal', account: 'resident-2' },
  agent,
  colleague,
  helper,
  manager,
  stranger,
  system,
  { ...agent, authorities: ['market', 'hrss'] },
];

/** Who may give it as the case stands. */
export const whoOf = ({ who }: AnyCommand, now: Case): Actor => (typeof who === 'function' ? who(now) : who);
