import * as z from 'zod/mini';
import { dueDate } from './calendar.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import { actsThrough } from './parties.ts';
import type { Digest, Instant } from './values.ts';

export const linkPurposes = ['agreement', 'confirmation'] as const;
/** What is signed by a link: the agreement, or the confirmation of an oral mandate. */
export type LinkPurpose = (typeof linkPurposes)[number];

export const linkChannels = ['text-message', 'instant-message', 'email', 'qr-code'] as const;
/** How a link reaches whoever signs. */
export type LinkChannel = (typeof linkChannels)[number];

/** What a one-time link is asked for. */
export const IssueSigningLink = z.strictObject({ purpose: z.enum(linkPurposes), channel: z.enum(linkChannels) });
export type IssueSigningLink = z.infer<typeof IssueSigningLink>;

/** What shows, besides the digest, that whoever had the link signed (电子签名法 §13). */
export type LinkEvidence = {
  readonly channel: LinkChannel;
  /** When the terms were shown by the link for the first time. */
  readonly shownAt: Instant;
} & Inscription;

/** The name was typed, or drawn by hand: its keyed fingerprint. Neither name nor drawing is in any history. */
type Inscription = { readonly name: string } | { readonly drawn: string };

/** Signing by a link: the digest of the terms that it showed, and how it came about. */
export interface SignByLink {
  readonly digest: z.infer<typeof Digest>;
  readonly link: LinkEvidence;
}

/** What a link would show now: the digest of the terms, and whose name is to be typed. */
export interface Signable {
  readonly digest: string;
  readonly signatory: 'principal' | 'representative' | 'guardian';
}

/** What is there to sign for this purpose, if the principal has not signed it yet. */
export function signable(now: Case, purpose: LinkPurpose): Signable | Refusal {
  const signatory = actsThrough(now).through ?? 'principal';
  if (purpose === 'agreement') {
    if (now.stage !== 'acceptance' || !now.draft) return refused('7.2.2', 'no-draft');
    const { digest, signatures } = now.draft;
    return signatures.some(({ party }) => party === 'principal')
      ? refused('A.7.4', 'already-signed')
      : { digest, signatory };
  }
  const oral = now.stage === 'handling' && isEntrusted(now) ? now.mandate.oral : undefined;
  return oral && !oral.confirmation ? { digest: oral.digest, signatory } : refused('6.3.2', 'not-oral');
}

/** Until when a link that is issued now may be used. */
export const linkUntil = ({ calendar, now, deadlines }: Context): Instant => dueDate(calendar, now, deadlines.link).at;
