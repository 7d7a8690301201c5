import * as z from 'zod/mini';
import type { Context } from '../context.ts';
import { type Decision, decided, refused } from '../decision.ts';
import { forbids } from '../permissions.ts';
import { Complainant } from '../person.ts';
import { Id, plainText, StaffId } from '../values.ts';
import { type ComplaintChannel, type Concerned, complaintCauses, replyForms, takenDown } from './complaint.ts';
import { officeFor } from './fitness.ts';

const said = {
  /** Who complains: encrypted at once, never part of an event. Absent when nobody says who they are (匿名). */
  complainant: z.optional(Complainant),
  kind: z.optional(z.enum(['person', 'organisation'])),
  text: plainText(2000),
  cause: z._default(z.enum(complaintCauses), 'other'),
  /** How to be answered; by number and code unless told. */
  replyBy: z._default(z.enum(replyForms), 'progress'),
  /** The number of the case it is about. */
  aboutCase: z.optional(z.string().check(z.regex(/^(BB|DB)\d{22}$/))),
};

/** 投诉: by whoever complains, with an account or without. */
export const Complain = z.strictObject({ ...said, office: Id });
export type Complain = z.infer<typeof Complain>;

/** 登记投诉: taken down by a member of staff, whom it may concern. */
export const RegisterComplaint = z.strictObject({
  ...said,
  channel: z.enum(takenDown),
  /** Its number at the hotline. */
  source: z.optional(Id),
  /** Members of staff it is about, by id. */
  about: z._default(z.array(StaffId).check(z.maxLength(10)), []),
});
export type RegisterComplaint = z.infer<typeof RegisterComplaint>;

/** What the request does not say itself. */
export interface Beside {
  readonly id: string;
  /** Hash of the number and the code under which progress is shown. */
  readonly progress: string;
  /** Whom it is about, and who had the case in hand that it is about. */
  readonly concerned: readonly Concerned[];
}

/**
 * §8.2, GB/T 36113 6 (投诉方式、投诉渠道): a complaint is registered at once, from everybody and in every way, also without a name. It
 * stands at the office that was named or took it down, or above it where that office may not have it.
 */
export function registerComplaint(
  asked: Complain | RegisterComplaint,
  { id, progress, concerned }: Beside,
  context: Context,
): Decision {
  const { actor, offices } = context;
  const named = 'office' in asked ? asked.office : actor.kind === 'staff' ? actor.office : '';
  if (!offices.some(({ code }) => code === named)) return refused('5.1.2', 'office-unknown');
  const forbidden = forbids('office' in asked ? 'complain' : 'register-complaint', { office: named }, context);
  if (forbidden) return forbidden;
  if ('about' in asked && asked.about.some((id) => !concerned.some(({ staff }) => staff === id)))
    return refused('8.2', 'staff-unknown');
  const { complainant, kind = 'person', text, cause, replyBy, aboutCase } = asked;
  if (!complainant && replyBy !== 'progress') return refused('8.2', 'reply-needs-contact');
  if (replyBy === 'letter' && !complainant?.address) return refused('8.2', 'reply-needs-address');
  return decided({
    type: 'ComplaintRegistered',
    id,
    office: officeFor(named, concerned, offices),
    channel: channelOf(asked, context),
    principal: { kind, ...(actor.kind === 'principal' && actor.account ? { account: actor.account } : {}) },
    named: complainant !== undefined,
    text,
    cause,
    replyBy,
    progress,
    ...(aboutCase && { aboutCase }),
    ...('source' in asked && asked.source ? { source: asked.source } : {}),
    concerned,
  });
}

const channelOf = (asked: Complain | RegisterComplaint, { actor }: Context): ComplaintChannel =>
  'channel' in asked ? asked.channel : actor.kind === 'principal' && actor.account ? 'online' : 'public';
