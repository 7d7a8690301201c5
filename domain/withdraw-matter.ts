import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { isOpen } from './case/matters.ts';
import { type Case, type EntrustedCase, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { completed } from './deliver.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { terminating } from './terminate.ts';
import { plainText } from './values.ts';

/** 撤回一个委托事项: the principal needs no reason. */
export const WithdrawMatter = z.strictObject({ reason: z.optional(plainText(500)) });
export type WithdrawMatter = z.infer<typeof WithdrawMatter>;

/** 撤回一个委托事项: the principal, through an own sign-in. */
export const withdrawMatter = (now: Case, matter: string, asked: WithdrawMatter, context: Context): Decision =>
  forbids('withdraw-matter', subjectOf(now), context) ?? withdrawn(now, matter, asked, context);

/** 撤回一个委托事项: the principal at a window, recorded by the agent in charge. */
export const recordMatterWithdrawal = (now: Case, matter: string, asked: WithdrawMatter, context: Context): Decision =>
  forbids('record-matter-withdrawal', subjectOf(now), context) ?? withdrawn(now, matter, asked, context);

/**
 * A.5.2, 民法典 §933: one matter of several is taken back at any time before its result is there, which must still reach
 * the principal (§7.2.4). The rest goes on; when all of the rest is delivered the service ends by itself (§7.2.5.1), and
 * when nothing is left at all it is ended on ground a) of §7.2.5.2.
 */
function withdrawn(now: Case, id: string, { reason }: WithdrawMatter, context: Context): Decision {
  const matter = isEntrusted(now) ? now.matters.find((each) => each.id === id) : undefined;
  if (matter?.state === 'withdrawn') return nothing;
  const over = serviceOver(now);
  if (over) return over;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off');
  if (!matter) return refused('A.1.1', 'matter-unknown');
  if (matter.state === 'decided' || matter.state === 'delivered') return refused('7.2.4', 'already-decided');
  const event: CaseEvent = { type: 'MatterWithdrawn', matter: id, ...(reason ? { reason } : {}) };
  return decided(event, ...ending(now, id, reason, context));
}

/** What the withdrawal of this matter ends. */
function ending({ matters }: EntrustedCase, id: string, reason: string | undefined, context: Context): CaseEvent[] {
  const rest = matters.filter((each) => each.id !== id && each.state !== 'withdrawn');
  if (rest.some(isOpen)) return [];
  if (rest.length > 0) return completed(context);
  return terminating({ ground: 'principal-asked', explanation: reason ?? '服务对象撤回全部委托事项。' }, context);
}
