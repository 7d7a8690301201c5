import * as z from 'zod/mini';
import { Contact } from './person.ts';
import { MilestoneStep } from './plan.ts';
import type { LinkEvidence } from './signing-link.ts';
import { Day, Id, plainText } from './values.ts';

/** Annex A 一.2: to file at every step of approval, and to collect the decision. */
export const Power = z.enum(['file', 'collect']);
export type Power = z.infer<typeof Power>;

export const powerNames: Record<Power, string> = { file: '申报审批各环节', collect: '领取审批决定文件' };

/** Annex A 六: one of two ways to settle a dispute. */
export const Dispute = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('arbitration'), commission: plainText(60) }),
  z.strictObject({ way: z.literal('court'), court: plainText(60) }),
]);
export type Dispute = z.infer<typeof Dispute>;

/** What an agent fills in to draw up the agreement (Annex A), with the term that 民法典 §165 demands. */
export const DraftAgreement = z.strictObject({
  /** Codes of the items entrusted, one matter each. */
  items: z.array(Id).check(z.minLength(1), z.maxLength(20)),
  powers: z.array(Power).check(z.minLength(1), z.maxLength(2)),
  term: z.strictObject({ from: Day, until: Day }),
  /** 甲方经办人: the principal, or someone the principal appoints. */
  contact: z.union([z.literal('principal'), Contact]),
  dispute: Dispute,
  /** 申报计划, Annex A 七.1. */
  plan: z
    .array(z.strictObject({ item: Id, milestone: plainText(100), by: Day, step: z.optional(MilestoneStep) }))
    .check(z.minLength(1), z.maxLength(60)),
  /** Annex A 四.4: whether the principal agrees to sub-delegation. */
  subDelegation: z.boolean(),
});
export type DraftAgreement = z.infer<typeof DraftAgreement>;

/** The agreed terms as they stand in the history: no personal data, persons by reference and keyed fingerprint. */
export interface Terms {
  readonly mandatary: string;
  readonly matters: readonly {
    readonly id: string;
    readonly item: string;
    readonly title: string;
    readonly authority: string;
  }[];
  readonly powers: readonly Power[];
  readonly term: { readonly from: Day; readonly until: Day };
  readonly contact: 'principal' | 'contact';
  /** Staff id of the 代办人员. */
  readonly agent: string;
  readonly dispute: Dispute;
  readonly plan: readonly {
    readonly matter: string;
    readonly milestone: string;
    readonly by: Day;
    readonly step?: MilestoneStep;
  }[];
  readonly subDelegation: boolean;
  readonly catalogue: string;
  /** Keyed fingerprints of the persons' data, so that a change of a name would change what was signed. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** How a party signed. Paper needs the scan; electronic signing is done by the party's own sign-in. */
export interface Signature {
  readonly party: 'principal' | 'mandatary';
  readonly method: 'electronic' | 'paper';
  /** Digest of the terms that were shown and signed. */
  readonly digest: string;
  /** `sub` or staff id of who signed or recorded it. */
  readonly by: string;
  /** The scan, for paper, and where its original lies. */
  readonly documentId?: string;
  readonly original?: string;
  /** Who signed in the principal's stead. */
  readonly through?: 'representative' | 'guardian';
  /** By which authority and seal whoever signed for the mandatary did so. */
  readonly authority?: { readonly basis: string; readonly seal: string };
  /** Signed by a one-time link, without a sign-in: what shows it. */
  readonly link?: LinkEvidence;
  readonly at: string;
}
