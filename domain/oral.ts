import * as z from 'zod/mini';
import { Power, type Terms } from './agreement.ts';
import { Witness } from './person.ts';
import type { LinkEvidence } from './signing-link.ts';
import { Day, Digest, Id, type Instant, plainText } from './values.ts';

/** Who heard it: a colleague by staff id, or somebody else by name and phone, which are encrypted at once. */
const AskedEvidence = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('colleague'), staff: Id }),
  z.strictObject({ by: z.literal('witness'), witness: Witness }),
  z.strictObject({ by: z.literal('recording'), documentId: Id }),
]);

/** 口头委托 (§6.3.2, 民法典 §135, 民法典 §469): what was entrusted by word of mouth, and what shows that it was. */
export const EntrustOrally = z.strictObject({
  /** Codes of the items entrusted, one matter each. */
  items: z.array(Id).check(z.minLength(1), z.maxLength(20)),
  powers: z.array(Power).check(z.minLength(1), z.maxLength(2)),
  term: z.strictObject({ from: Day, until: Day }),
  /** What the principal said, in sum. */
  summary: plainText(1000),
  saidAt: z.iso.datetime({ precision: 3 }),
  evidence: AskedEvidence,
});
export type EntrustOrally = z.infer<typeof EntrustOrally>;

/** The principal confirms: the digest of what was entrusted, as it was shown. */
export const ConfirmEntrustment = z.strictObject({ digest: Digest });
export type ConfirmEntrustment = z.infer<typeof ConfirmEntrustment>;

/** The principal confirmed in writing: the signed paper is the evidence. */
export const RecordConfirmation = z.strictObject({ digest: Digest, documentId: Id });
export type RecordConfirmation = z.infer<typeof RecordConfirmation>;

/** What shows an oral mandate, as the history has it: persons by reference. */
export type OralEvidence =
  | { readonly by: 'colleague'; readonly staff: string }
  | { readonly by: 'witness' }
  | { readonly by: 'recording'; readonly documentId: string };

/** What was entrusted orally, as it stands in the history: no personal data, persons by keyed fingerprint. */
export interface OralTerms
  extends Pick<Terms, 'mandatary' | 'matters' | 'powers' | 'term' | 'agent' | 'catalogue' | 'fingerprints'> {
  readonly summary: string;
  readonly saidAt: Instant;
  readonly evidence: OralEvidence;
}

/** How the principal confirmed. Paper needs the scan; electronic confirming is done by the principal's own sign-in. */
export interface Confirmation {
  readonly method: 'electronic' | 'paper';
  /** `sub` or staff id of who confirmed or recorded it. */
  readonly by: string;
  readonly documentId?: string;
  /** Confirmed by a one-time link, without a sign-in: what shows it. */
  readonly link?: LinkEvidence;
}

/** An oral mandate in the state of a case: what shows it, and whether the principal has confirmed it. */
export interface OralMandate extends Pick<OralTerms, 'summary' | 'saidAt' | 'evidence'> {
  readonly digest: string;
  /** Without a confirmation the authority is off after that. */
  readonly confirmBy: Instant;
  readonly confirmation?: Confirmation & { readonly at: Instant };
  /** When it was recorded that no confirmation came in time. */
  readonly lapsedAt?: Instant;
}
