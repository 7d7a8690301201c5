import * as z from 'zod/mini';
import { serviceForms } from './assistance.ts';
import { dayOf } from './calendar.ts';
import { findItem } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Decision, decided, refused } from './decision.ts';
import { ageGroupOf } from './parties.ts';
import { forbids } from './permissions.ts';
import { Principal } from './person.ts';
import { Id, plainText } from './values.ts';

const Wish = z.strictObject({
  /** 帮办 or 代办; 代办 unless told. */
  service: z.optional(z.enum(serviceForms)),
  /** The principal's personal data: encrypted at once, never part of an event. */
  principal: Principal,
  /** What the person wants done, in plain words. */
  need: plainText(1000),
  /** Items of the catalogue the person has in mind; may be left to the reception. */
  items: z.array(Id).check(z.maxLength(20)),
});

/** 线上申请: the principal registers a need. The office that serves it is chosen. */
export const RegisterOnline = z.extend(Wish, { office: Id });
export type RegisterOnline = z.infer<typeof RegisterOnline>;

/** 窗口申请: staff register the need of a person at their own office. */
export const RegisterAtWindow = Wish;
export type RegisterAtWindow = z.infer<typeof RegisterAtWindow>;

/**
 * §7.1.1.1, §7.2.1.1: received online or at a window.
 * @param id the fresh case number
 */
export function register(id: string, wish: RegisterOnline | RegisterAtWindow, context: Context): Decision {
  const { actor, offices, catalogue } = context;
  const online = actor.kind === 'principal';
  const office = 'office' in wish ? wish.office : actor.kind === 'staff' ? actor.office : '';
  if (!offices.some((each) => each.code === office)) return refused('5.1.2', 'office-unknown');
  const account = online ? { account: actor.account } : {};
  const forbidden = forbids(online ? 'register-online' : 'register-at-window', { office }, context);
  if (forbidden) return forbidden;
  if (wish.items.some((code) => !findItem(catalogue, code))) return refused('6.2', 'item-unknown');
  return decided({
    type: 'CaseRegistered',
    id,
    ...(wish.service === 'assistance' ? { service: wish.service } : {}),
    office,
    channel: online ? 'online' : 'window',
    principal: { kind: wish.principal.kind, ...account, ...ageOf(wish.principal, context) },
    need: wish.need,
    items: wish.items,
  });
}

/** An organisation has none. */
const ageOf = (principal: Principal, { now }: Context) =>
  principal.kind === 'person' ? { age: ageGroupOf(principal.identityNumber, dayOf(now)) } : {};
