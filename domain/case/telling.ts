import type { RequiredMaterial } from '../catalogue.ts';
import type { Day } from '../values.ts';

/** How somebody is told, and what shows it (§7.2.3.1, §7.2.4, A.2.3). */

/** The one-time notice (一次性告知), frozen with the version of the catalogue it was taken from. */
export interface Notice {
  readonly catalogue: string;
  readonly matters: readonly {
    readonly matter: string;
    readonly item: string;
    readonly steps: readonly string[];
    readonly basis: readonly string[];
    readonly charges: string;
    readonly legalDays: number;
    readonly promisedDays: number;
    readonly materials: readonly RequiredMaterial[];
  }[];
  readonly means: NoticeMeans;
}

export const noticeMeans = ['in-person', 'electronic', 'paper'] as const;
export type NoticeMeans = (typeof noticeMeans)[number];

/** Proof that something reached the principal (§7.2.4): a signed receipt, evidenced mail, or an electronic notice. */
export type Receipt =
  | { readonly kind: 'signed'; readonly documentId: string }
  | { readonly kind: 'mail'; readonly carrier: string; readonly tracking: string }
  | { readonly kind: 'electronic'; readonly channel: string };

/** In writing (书面): on paper or electronically (民法典 §469). */
export const writtenMeans = ['electronic', 'paper'] as const;

/** How and on which day somebody was told in writing (A.2.3). */
export interface WrittenNotice {
  readonly means: (typeof writtenMeans)[number];
  readonly on: Day;
}
