import { dayOf } from '../../domain/calendar.ts';
import { callForPapers } from '../../domain/call-for-papers.ts';
import { capacities, depositCauses } from '../../domain/case/papers.ts';
import type { Case } from '../../domain/case.ts';
import { depositPapers } from '../../domain/deposit-papers.ts';
import { handBack } from '../../domain/hand-back.ts';
import { reportLoss } from '../../domain/report-loss.ts';
import { type SettleLoss, settleLoss } from '../../domain/settle-loss.ts';
import { takeBack } from '../../domain/take-back.ts';
import { electronic } from '../a-case.ts';
import { agent, manager } from '../people.ts';
import { sent } from './asked/entry.ts';
import { pick } from './pick.ts';

const papers = (now: Case) => ('materials' in now ? now.materials : []);

const heldIds = (now: Case, matter?: string) =>
  papers(now)
    .filter((paper) => paper.state === 'held' && (matter === undefined || paper.matter === matter))
    .map(({ id }) => id);

/** Some of the papers, most often those that are held. */
export const somePapers = (now: Case, matter: string | undefined, by: number) =>
  pick(
    [heldIds(now, matter), heldIds(now, matter), heldIds(now).slice(0, 1), papers(now).map(({ id }) => id), ['none']],
    by,
  );

function submittedIds(now: Case, by: number): string[] {
  const ids = papers(now)
    .filter(({ state }) => state === 'submitted')
    .map(({ id }) => id);
  return ids.length > 0 ? ids.slice(0, 1 + (by % ids.length)) : ['none'];
}

const anyRecipient = (by: number) =>
  by % 3 ? {} : { recipient: { capacity: pick(capacities, by >> 2), documentId: pick(['other', 'receipt'], by >> 5) } };

const someLoss = (now: Case): string =>
  ('losses' in now && now.losses?.find(({ settlement }) => !settlement)?.id) || 'none';

const anySettlement = (by: number): SettleLoss =>
  pick<SettleLoss>(
    [
      { outcome: 'found', place: '二号柜' },
      { outcome: 'replaced', explanation: '已补办', receipt: electronic },
      { outcome: 'liability', explanation: '承担责任', documentId: 'other' },
    ],
    by,
  );

const anyDeposit = (now: Case, by: number) => ({
  materials: somePapers(now, undefined, by),
  cause: pick(depositCauses, by >> 3),
  depositary: { kind: 'notary', name: '公证处' } as const,
  certificate: '（2026）提字第7号',
  on: dayOf('endedAt' in now ? now.endedAt : now.openedAt),
  documentId: 'receipt',
});

/** Commands that move papers, with details that suit the case, chosen by a number. */
export const anyCustody = {
  'hand-back': {
    who: agent,
    ask: (now: Case, by: number) =>
      sent(handBack, { materials: somePapers(now, undefined, by), receipt: electronic, ...anyRecipient(by) }),
  },
  'take-back': {
    who: agent,
    ask: (now: Case, by: number) => sent(takeBack, { materials: submittedIds(now, by), place: '二号柜' }),
  },
  'call-for-papers': { who: agent, ask: () => sent(callForPapers, { receipt: electronic }) },
  'deposit-papers': { who: agent, ask: (now: Case, by: number) => sent(depositPapers, anyDeposit(now, by)) },
  'report-loss': {
    who: agent,
    ask: (now: Case, by: number) =>
      sent(reportLoss, { materials: somePapers(now, undefined, by), circumstances: '未找到' }),
  },
  'settle-loss': { who: manager, ask: (now: Case, by: number) => sent(settleLoss, someLoss(now), anySettlement(by)) },
};
