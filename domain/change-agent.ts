import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { dayOf } from './calendar.ts';
import { isOpen } from './case/matters.ts';
import { writtenMeans } from './case/telling.ts';
import { type Case, type EntrustedCase, isEntrusted } from './case.ts';
import type { Context, Staff } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isNoMore } from './terminate.ts';
import { Day, plainText, StaffId } from './values.ts';

/** 书面通知: by which of the two ways in writing, and on which day. */
const Written = z.strictObject({ means: z.enum(writtenMeans), on: Day });

/** 变更代办人员: who is in charge from now on, why, and how the principal was told in writing. */
export const ChangeAgent = z.strictObject({
  agent: StaffId,
  reason: plainText(500),
  told: z.optional(Written),
});
export type ChangeAgent = z.infer<typeof ChangeAgent>;

/** A member of staff as the directory has them now. */
export type Member = Staff & { readonly active: boolean };

/**
 * A.2.3: the manager puts another agent of the same office in charge and tells the principal in writing. From then on only
 * the new agent may act (A.2.2); before an agreement is in force it is a plain assignment, and terms that name the old
 * agent are drawn up anew. After the service has ended it goes on, so that what is still owed has somebody who owes it.
 * @param member whoever `asked.agent` is, as the directory has them; undefined when it has nobody
 */
export function changeAgent(now: Case, asked: ChangeAgent, member: Member | undefined, context: Context): Decision {
  const forbidden = forbids('change-agent', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage !== 'acceptance' && !isEntrusted(now)) return serviceOver(now) ?? refused('7.2.1.1', 'not-received');
  if (now.agent === asked.agent) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  const fault = unfit(now, member) ?? tellingFault(now, asked, context);
  if (fault) return fault;
  const { agent, reason, told } = asked;
  const changed: CaseEvent = { type: 'AgentChanged', agent, before: now.agent, reason, ...(told ? { told } : {}) };
  return decided(changed, ...answer(now, reason));
}

/** A.3.4: a change grants what the principal asked for. */
const answer = (now: Extract<Case, { agent: string }>, explanation: string): CaseEvent[] =>
  now.agentRequest && !now.agentRequest.answer
    ? [{ type: 'AgentRequestAnswered', answer: 'granted', explanation }]
    : [];

/** Why this member of staff can't be the agent of the case (A.2.2, 民法典 §168). */
function unfit(now: Case, member: Member | undefined): Refusal | undefined {
  if (!member?.active || !member.roles.includes('agent')) return refused('5.3.1', 'not-an-agent');
  if (member.office !== now.office) return refused('A.2.2', 'agent-of-other-office');
  if (now.principal.account === member.id) return refused('4.2', 'own-case');
  const open = isEntrusted(now) ? now.matters.filter(isOpen) : [];
  return open.some(({ authority }) => member.authorities.includes(authority))
    ? refused('4.2', 'agent-is-approver', '民法典第168条')
    : undefined;
}

/** Told during the mandate, on the day of the change at the latest; a principal who is no more can't be told. */
function tellingFault(now: Case, { told }: ChangeAgent, { now: at }: Context): Refusal | undefined {
  if (!isEntrusted(now)) return undefined;
  if (!told) return mustBeTold(now) ? refused('A.2.3', 'not-told-in-writing') : undefined;
  const inTime = told.on >= dayOf(now.mandate.since) && told.on <= dayOf(at);
  return inTime ? undefined : refused('A.2.3', 'not-told-in-writing');
}

const mustBeTold = (now: EntrustedCase): boolean =>
  !('termination' in now && now.termination && isNoMore(now.termination));
