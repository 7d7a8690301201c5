import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { withdrawalCauses } from './case/endings.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { terminated } from './terminate.ts';
import { plainText } from './values.ts';

/** 撤回: the principal needs no reason. */
export const Withdraw = z.strictObject({
  reason: z.optional(plainText(500)),
  cause: z.optional(z.enum(withdrawalCauses)),
});
export type Withdraw = z.infer<typeof Withdraw>;

/** 撤回: the principal, through an own sign-in. */
export const withdraw = (now: Case, asked: Withdraw, context: Context): Decision =>
  forbids('withdraw', subjectOf(now), context) ?? withdrawn(now, asked, context);

/** 撤回: the principal at a window, recorded by the agent in charge; by anybody of the office before there is one. */
export function recordWithdrawal(now: Case, asked: Withdraw, context: Context): Decision {
  const forbidden = forbids('record-withdrawal', subjectOf(now), context);
  if (forbidden) return forbidden;
  const { actor } = context;
  if ('agent' in now && actor.kind === 'staff' && actor.id !== now.agent)
    return now.service === 'assistance' ? refused('7.1.2.2', 'not-responsible') : refused('A.2.2', 'not-in-charge');
  return withdrawn(now, asked, context);
}

/**
 * §4.1: the service follows the principal's will. Before an agreement is in force the case is over; after that the
 * service ends at once, on ground a) of §7.2.5.2 (A.5.2, 民法典 §933), suspended or not.
 */
function withdrawn(now: Case, { reason, cause }: Withdraw, context: Context): Decision {
  if (now.stage === 'withdrawn' || ('ground' in now && now.ground === 'principal-asked')) return nothing;
  const over = serviceOver(now);
  if (over) return over;
  const said = cause ? { cause } : {};
  if (now.stage !== 'handling' && now.stage !== 'suspended')
    return decided({ type: 'CaseWithdrawn', ...(reason ? { reason } : {}), ...said });
  return terminated({ ground: 'principal-asked', ...said, explanation: reason ?? '服务对象撤回委托。' }, context);
}
