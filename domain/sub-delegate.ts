import * as z from 'zod/mini';
import { awaitsConfirmation, entrustedMatter, inHandling, serviceOver } from './authority.ts';
import { isOpen } from './case/matters.ts';
import { type Case, type HandlingCase, isEntrusted } from './case.ts';
import type { Member } from './change-agent.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { subDelegationOf } from './sub-agent.ts';
import { Id, plainText, StaffId } from './values.ts';

/** 转委托: which matters, to whom, and why. */
export const SubDelegate = z.strictObject({
  matters: z.array(Id).check(z.minLength(1), z.maxLength(20)),
  to: StaffId,
  reason: plainText(500),
});
export type SubDelegate = z.infer<typeof SubDelegate>;

/** 同意转委托, through an own sign-in. */
export const ConsentToSubDelegation = z.strictObject({});
/** 同意转委托 in writing: the signed scan. */
export const RecordSubDelegationConsent = z.strictObject({ documentId: Id });
export type RecordSubDelegationConsent = z.infer<typeof RecordSubDelegationConsent>;

/** 结束转委托. */
export const EndSubDelegation = z.strictObject({ reason: plainText(500) });
export type EndSubDelegation = z.infer<typeof EndSubDelegation>;

/**
 * A.4.4, 民法典 §169, 民法典 §923: with the principal's consent, and not without, matters are given on to an agent of another office
 * of the district. One sub-delegation is in force at a time; whoever wants another ends it first.
 * @param member whoever `asked.to` is, as the directory has them; undefined when it has nobody
 */
export function subDelegate(now: Case, asked: SubDelegate, member: Member | undefined, context: Context): Decision {
  const forbidden = forbids('sub-delegate', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = mandated(now, context);
  if ('outcome' in handling) return handling;
  if (!handling.mandate.subDelegation) return refused('A.4.4', 'sub-delegation-without-consent', '民法典第923条');
  const fault = matterFault(handling, asked.matters);
  if (fault) return fault;
  const matters = handling.matters.map(({ id }) => id).filter((id) => asked.matters.includes(id));
  const given = subDelegationOf(now);
  if (given)
    return given.to === asked.to && given.matters.join() === matters.join()
      ? nothing
      : refused('A.4.4', 'sub-delegated-already');
  const unfit = memberFault(handling, matters, member);
  if (unfit || !member) return unfit ?? nothing;
  return decided({ type: 'MattersSubDelegated', matters, to: member.id, office: member.office, reason: asked.reason });
}

/** The mandate is in force today, whoever of the two asks; an oral one once it is confirmed. */
function mandated(now: Case, context: Context): HandlingCase | Refusal {
  const { actor } = context;
  const asAgent = actor.kind === 'staff' && 'agent' in now ? { ...actor, id: now.agent } : actor;
  const handling = inHandling(now, { ...context, actor: asAgent });
  if ('outcome' in handling || !awaitsConfirmation(handling.mandate)) return handling;
  return refused('6.3.2', 'confirmation-first', '民法典第165条');
}

/** Only what is entrusted and not at its end can be given on. */
function matterFault(now: HandlingCase, asked: readonly string[]): Refusal | undefined {
  for (const id of asked) {
    const matter = entrustedMatter(now, id);
    if ('because' in matter) return matter;
    if (!isOpen(matter)) return refused('A.4.4', 'sub-delegated-too-late');
  }
  return undefined;
}

/** Why this member can't be the sub-agent: as for an agent, but of another office (民法典 §168). */
function memberFault(
  { office, principal, matters }: HandlingCase,
  given: readonly string[],
  member: Member | undefined,
): Refusal | undefined {
  if (!member?.active || !member.roles.includes('agent')) return refused('5.3.1', 'not-an-agent');
  if (member.office === office) return refused('A.4.4', 'sub-agent-of-own-office');
  if (principal.account === member.id) return refused('4.2', 'own-case');
  return matters.some(({ id, authority }) => given.includes(id) && member.authorities.includes(authority))
    ? refused('4.2', 'agent-is-approver', '民法典第168条')
    : undefined;
}

/** A.4.4: the principal agrees later than in the agreement. */
export const consentToSubDelegation = (now: Case, context: Context): Decision =>
  forbids('consent-to-sub-delegation', subjectOf(now), context) ?? consent(now, undefined);

/** A.4.4: the same at a window, with the signed paper. */
export const recordSubDelegationConsent = (
  now: Case,
  { documentId }: RecordSubDelegationConsent,
  context: Context,
): Decision => forbids('record-sub-delegation-consent', subjectOf(now), context) ?? consent(now, documentId);

function consent(now: Case, documentId: string | undefined): Decision {
  const over = serviceOver(now);
  if (over) return over;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off', '民法典第165条');
  if (now.mandate.subDelegation) return nothing;
  if (documentId && !now.documents.some(({ id, purpose }) => id === documentId && purpose === 'consent'))
    return refused('A.4.4', 'sub-delegation-consent-missing', '民法典第923条');
  return decided({ type: 'SubDelegationAgreed', ...(documentId ? { documentId } : {}) });
}

/** A.4.4: the agent or the manager ends it; from then on the agent alone acts. */
export function endSubDelegation(now: Case, { reason }: EndSubDelegation, context: Context): Decision {
  const forbidden = forbids('end-sub-delegation', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (subDelegationOf(now)) return decided({ type: 'SubDelegationEnded', reason });
  return isEntrusted(now) && now.subDelegation ? nothing : refused('A.4.4', 'nothing-sub-delegated');
}
