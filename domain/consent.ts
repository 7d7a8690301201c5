import * as z from 'zod/mini';
import { dayOf } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import type { Day, Instant } from './values.ts';

/** What a consent may be for: each is asked for by itself (个人信息保护法 §14, 个人信息保护法 §23, 个人信息保护法 §25, 个人信息保护法 §29). */
export const consentPurposes = ['transfer', 'sensitive-data', 'publication'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** What goes along with a transfer: the need, the files of the case, the data of its persons (个人信息保护法 §23). */
export const takenAlong = ['need', 'documents', 'persons'] as const;
export type TakenAlong = (typeof takenAlong)[number];

/** Kinds of sensitive personal data (个人信息保护法 §28). */
export const sensitiveKinds = [
  'biometric',
  'religion',
  'specific-identity',
  'medical',
  'financial-account',
  'whereabouts',
  'child-under-14',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** What may be published (个人信息保护法 §25). */
export const publishable = ['evaluation', 'case-story'] as const;
export type Publishable = (typeof publishable)[number];

/** What a consent covers, and nothing beyond. That of a transfer names who passes on and who receives. */
export type ConsentScope =
  | {
      readonly purpose: 'transfer';
      readonly from: string;
      readonly to: string;
      readonly along: readonly TakenAlong[];
    }
  | { readonly purpose: 'sensitive-data'; readonly kinds: readonly SensitiveKind[] }
  | { readonly purpose: 'publication'; readonly contents: readonly Publishable[] };

/** How it was given: through an own sign-in, signed on paper, by phone or by word of mouth with a record of what was said. */
export type ConsentEvidence =
  | { readonly channel: 'online' }
  | { readonly channel: 'paper'; readonly documentId: string }
  | { readonly channel: 'phone' | 'oral'; readonly record: string };

/** Which wording was shown: its version, and the digest of its text, so that later changes of the text show. */
export interface ShownWording {
  readonly version: string;
  readonly digest: string;
}

/** A consent as it was given. */
export interface ConsentGiven {
  readonly id: string;
  readonly scope: ConsentScope;
  readonly wording: ShownWording;
  readonly evidence: ConsentEvidence;
  /** Given by a parent or other guardian: the document that proves the guardianship. */
  readonly guardian?: string;
  /** Staff id of whoever recorded it; absent when the principal gave it online. */
  readonly by?: string;
}

/** How and when a consent was taken back (个人信息保护法 §15). */
export interface ConsentTakenBack {
  readonly channel: ConsentEvidence['channel'];
  readonly reason?: string;
  readonly documentId?: string;
  readonly by?: string;
  readonly at: Instant;
}

export interface Consent extends ConsentGiven {
  readonly at: Instant;
  readonly withdrawn?: ConsentTakenBack;
  /** When the transfer that it allowed was accepted: it allows no second one. */
  readonly spentAt?: Instant;
}

/** The words that a person agrees to: dated data, of which the latest in force is shown. */
export interface ConsentWording {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly effectiveFrom: Day;
  readonly title: string;
  readonly text: string;
  readonly basis: readonly string[];
}

/** The wording of a purpose that is in force on a day. */
export const wordingInForce = (
  wordings: readonly ConsentWording[],
  purpose: ConsentPurpose,
  day: Day,
): ConsentWording | undefined =>
  wordings
    .filter((wording) => wording.purpose === purpose && wording.effectiveFrom <= day)
    .reduce<ConsentWording | undefined>(
      (latest, each) => (latest && latest.effectiveFrom > each.effectiveFrom ? latest : each),
      undefined,
    );

/**
 * The wording that was shown. Online and by phone it is the one in force; a paper signed a while ago may carry one that has
 * been in force before.
 */
export function wordingShown(
  { purpose, version }: { readonly purpose: ConsentPurpose; readonly version: string },
  channel: ConsentEvidence['channel'],
  { wordings, now, digest }: Pick<Context, 'wordings' | 'now' | 'digest'>,
): ShownWording | Refusal {
  const today = dayOf(now);
  const known = wordings.find((each) => each.purpose === purpose && each.version === version);
  if (!known || known.effectiveFrom > today) return refused('A.4.3', 'wording-unknown', '个人信息保护法第17条');
  if (channel !== 'paper' && wordingInForce(wordings, purpose, today) !== known)
    return refused('A.4.3', 'wording-outdated', '个人信息保护法第14条');
  return { version, digest: digest(known.text) };
}

/** Given, and neither taken back nor used up. */
export const isStanding = ({ withdrawn, spentAt }: Consent): boolean => !withdrawn && !spentAt;

/** Whether a consent stands that covers this kind of sensitive personal data (个人信息保护法 §29). */
export const coversSensitive = ({ consents }: Case, kind: SensitiveKind): boolean =>
  consents.some(
    (each) => isStanding(each) && each.scope.purpose === 'sensitive-data' && each.scope.kinds.includes(kind),
  );

/** Under fourteen, as the age at the registration tells (个人信息保护法 §31). */
export const isChild = ({ principal: { age } }: Case): boolean => age === 'under-8' || age === 'under-14';

/** Version of a wording. */
export const WordingVersion = z.string().check(z.regex(/^[A-Za-z0-9.-]{1,32}$/));

/** The document, if it belongs to the case. */
export const isOfCase = (now: Case, documentId: string): boolean => now.documents.some(({ id }) => id === documentId);
