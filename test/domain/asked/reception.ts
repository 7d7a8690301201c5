import { assign } from '../../../domain/assign.ts';
import { claim } from '../../../domain/claim.ts';
import { decline } from '../../../domain/decline.ts';
import { mergeCase } from '../../../domain/merge-case.ts';
import { receive } from '../../../domain/receive.ts';
import { releaseClaim } from '../../../domain/release-claim.ts';
import { recordWithdrawal, withdraw } from '../../../domain/withdraw.ts';
import { merging, olderCase } from '../../a-duplicate.ts';
import { agent, manager, principal } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

export const reception = {
  claim: { in: 'registered', by: agent, ask: () => sent(claim, {}) },
  assign: { in: 'registered', by: manager, ask: () => sent(assign, { agent: agent.id }, agent) },
  'release-claim': { in: 'claimed', by: agent, ask: () => sent(releaseClaim, {}) },
  receive: { in: 'registered', by: agent, ask: () => sent(receive, { told: '已说明' }) },
  'merge-case': { in: 'registered', by: agent, ask: () => sent(mergeCase, merging, olderCase) },
  decline: {
    in: 'registered',
    by: manager,
    ask: () => sent(decline, { explanation: '不属于', guidedTo: '邻区' }),
  },
  withdraw: {
    in: 'submitted',
    by: principal,
    ask: () => sent(withdraw, {}),
    outlives: 'the principal may end the service at any time, also one whose term is over (民法典 §933)',
  },
  'record-withdrawal': {
    in: 'submitted',
    by: agent,
    ask: () => sent(recordWithdrawal, {}),
    outlives: 'what the principal said is recorded, also when the term is over (民法典 §933)',
  },
} as const satisfies Record<string, Entry>;
