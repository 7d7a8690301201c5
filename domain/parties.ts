import * as z from 'zod/mini';
import type { Case } from './case.ts';
import type { ServiceItem } from './catalogue.ts';
import { coversSensitive, isChild } from './consent.ts';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import { Guardian, Representative } from './person.ts';
import { type Day, Id, type Instant } from './values.ts';

/** In which capacity somebody signs for an organisation (民法典 §61, 民法典 §165). */
export const capacityKinds = ['legal', 'authorised'] as const;

/** 代表人: who signs for a principal that is an organisation, in which capacity, and the document that shows it. */
export const RecordRepresentative = z.strictObject({
  /** Encrypted at once, never part of an event. */
  representative: Representative,
  capacity: z.enum(capacityKinds),
  documentId: Id,
});
export type RecordRepresentative = z.infer<typeof RecordRepresentative>;

/** How a guardian stands to the principal (民法典 §27, 民法典 §28). */
export const guardianships = ['parent', 'spouse', 'child', 'relative', 'appointed'] as const;

/** 监护人: with the document that shows the relation; for an adult also which capacity is lacking. */
export const RecordGuardian = z.strictObject({
  /** Encrypted at once, never part of an event. */
  guardian: Guardian,
  relation: z.enum(guardianships),
  capacity: z.optional(z.enum(['limited', 'none'])),
  documentId: Id,
});
export type RecordGuardian = z.infer<typeof RecordGuardian>;

/** 本人意愿: how and when the elder was asked, and about which items. */
export const RecordOwnIntent = z.strictObject({
  items: z.array(Id).check(z.minLength(1), z.maxLength(20)),
  means: z.enum(['in-person', 'video']),
  askedAt: z.iso.datetime({ precision: 3 }),
});
export type RecordOwnIntent = z.infer<typeof RecordOwnIntent>;

/** Who acts for the principal, and what an elder has confirmed; persons stand encrypted beside it. */
export interface Parties {
  readonly representative?: Pick<RecordRepresentative, 'capacity' | 'documentId'> & { readonly at: Instant };
  readonly guardian?: Pick<RecordGuardian, 'relation' | 'capacity' | 'documentId'> & { readonly at: Instant };
  /** `by` is the staff id of who asked. */
  readonly ownIntent?: RecordOwnIntent & { readonly by: string };
}

/** Ages at which the law changes (民法典 §17 to 民法典 §20, 个人信息保护法 §31, 老年人权益保障法 §2). */
export const ageGroups = ['under-8', 'under-14', 'under-18', 'adult', 'elder'] as const;
export type AgeGroup = (typeof ageGroups)[number];

const limits = [
  [8, 'under-8'],
  [14, 'under-14'],
  [18, 'under-18'],
  [60, 'adult'],
] as const;

/** The age group on a day, from the birthday in an identity number; no personal datum by itself. */
export function ageGroupOf(identityNumber: string, today: Day): AgeGroup {
  const born = identityNumber.slice(6, 14);
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  const hadBirthday = today.slice(5).replace('-', '') >= born.slice(4);
  const age = hadBirthday ? years : years - 1;
  return limits.find(([limit]) => age < limit)?.[1] ?? 'elder';
}

/** Whether somebody must act for this natural person: a minor, or an adult declared not to have full capacity (民法典 §23). */
export const needsGuardian = ({ principal: { age }, parties }: Case): boolean =>
  age === 'under-8' || age === 'under-14' || age === 'under-18' || parties?.guardian?.capacity !== undefined;

/**
 * What is lacking of the principal before anything is entrusted: whoever signs for an organisation has a recorded authority
 * (A.7.4), whoever lacks full capacity has a guardian (民法典 §19 to 民法典 §22), who has agreed to the use of the data of a
 * child under fourteen (个人信息保护法 §31; asked here, as we read it, since a mandate makes a record of the child that is kept
 * for years), and an elder's home and household matters rest on the elder's own word (老年人权益保障法 §55, §4.1).
 */
export function partyFault(now: Case, items: readonly ServiceItem[]): Refusal | undefined {
  const { principal, parties = {} } = now;
  if (principal.kind === 'organisation' && !parties.representative)
    return refused('A.7.4', 'representative-missing', '民法典第61条');
  if (needsGuardian(now) && !parties.guardian) return refused('6.3.2', 'guardian-missing', '民法典第19条');
  if (isChild(now) && !coversSensitive(now, 'child-under-14'))
    return refused('A.4.3', 'guardian-consent-missing', '个人信息保护法第31条');
  const asked = parties.ownIntent?.items ?? [];
  const unasked = items.filter(({ code, ownIntent }) => ownIntent && !asked.includes(code));
  if (principal.age === 'elder' && unasked.length > 0)
    return refused('4.1', 'own-intent-missing', '老年人权益保障法第55条');
  return undefined;
}

/** Who signs in the principal's stead, if anybody must. */
export function actsThrough({ parties }: Case): { readonly through?: 'representative' | 'guardian' } {
  if (parties?.representative) return { through: 'representative' };
  return parties?.guardian ? { through: 'guardian' } : {};
}

/** Whether a document that shows who somebody is belongs to the case. */
export const isShown = ({ documents }: Case, documentId: string): boolean =>
  documents.some(({ id, purpose }) => id === documentId && purpose === 'proof');

/** A manager's authority to sign for the mandatary (民法典 §170): its document, the seal used, and for how long. */
export const Representation = z.strictObject({
  basis: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
  seal: z.string().check(z.trim(), z.minLength(2), z.maxLength(100)),
  from: z.optional(z.iso.date()),
  until: z.optional(z.iso.date()),
});
export type Representation = z.infer<typeof Representation>;

/** Nobody gives the authority to sign for the mandatary to oneself (民法典 §168 as we read it). */
export const givesItself = (giver: string, to: string, represents: Representation | undefined): Refusal | undefined =>
  represents && giver === to ? refused('A.7.4', 'own-representation') : undefined;

/** The authority in force on a day by which somebody signs for the mandatary. */
export function representation({ actor }: Pick<Context, 'actor'>, today: Day): Representation | undefined {
  const held = actor.kind === 'staff' ? actor.represents : undefined;
  if (!held || (held.from && today < held.from) || (held.until && today > held.until)) return undefined;
  return held;
}
