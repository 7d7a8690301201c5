import { type Case, isEntrusted } from './case.ts';
import type { Instant } from './values.ts';

/** 转委托: matters of the mandate given on to an agent of another office (A.4.4, 民法典 §169). */
export interface SubDelegation {
  /** Ids of matters. */
  readonly matters: readonly string[];
  /** Staff id, and the office of that member. */
  readonly to: string;
  readonly office: string;
  readonly at: Instant;
  /** It was ended, or the principal took the consent back. */
  readonly endedAt?: Instant;
}

/**
 * The sub-delegation in force, with the matters it still covers. It ends when it is ended, with the principal's consent,
 * with the service, and for a matter that is delivered or taken back.
 */
export function subDelegationOf(now: Case): SubDelegation | undefined {
  if ((now.stage !== 'handling' && now.stage !== 'suspended') || !isEntrusted(now)) return undefined;
  const { subDelegation, mandate } = now;
  if (!subDelegation || subDelegation.endedAt || !mandate.subDelegation) return undefined;
  const open = now.matters.filter(({ state }) => state !== 'delivered' && state !== 'withdrawn').map(({ id }) => id);
  const matters = subDelegation.matters.filter((id) => open.includes(id));
  return matters.length > 0 ? { ...subDelegation, matters } : undefined;
}

/** Whether this member of staff may act on the matter as a sub-agent. */
export const isSubAgent = (
  now: Case,
  staff: { readonly id: string; readonly office: string },
  matter: string,
): boolean => {
  const given = subDelegationOf(now);
  return given?.to === staff.id && given.office === staff.office && given.matters.includes(matter);
};
