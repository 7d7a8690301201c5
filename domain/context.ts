import type { AssistanceForm } from './assistance.ts';
import type { Calendar } from './calendar.ts';
import type { Catalogue } from './catalogue.ts';
import type { ConsentWording } from './consent.ts';
import type { Deadlines } from './deadlines.ts';
import type { Representation } from './parties.ts';
import type { Profile } from './profile/shape.ts';
import type { RatingChecks } from './rating-checks.ts';
import type { RatingTags } from './rating-tags.ts';
import type { Authority, Office } from './settings.ts';
import type { Day, Instant } from './values.ts';

export const staffRoles = ['helper', 'agent', 'manager', 'complaints', 'supervisor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** 部门检查、特邀监督员、新闻媒体: who supervises from outside (§8.1), and from when until when. */
export const supervisorKinds = ['department', 'special', 'media'] as const;
export interface Supervision {
  readonly kind: (typeof supervisorKinds)[number];
  readonly from: Day;
  readonly until: Day;
}

/** A member of staff as the directory has it now; loaded for every request, never taken from a token. */
export interface Staff {
  readonly kind: 'staff';
  readonly id: string;
  readonly office: string;
  readonly roles: readonly StaffRole[];
  /** Codes of authorities for which this person approves; such a person is never the agent of their matters (民法典 §168). */
  readonly authorities: readonly string[];
  /** Of a supervisor: what they are, and their term. */
  readonly supervises?: Supervision | undefined;
  /** By which this person signs for the mandatary. */
  readonly represents?: Representation | undefined;
}

/** Who acts. */
export type Actor =
  /** By an own sign-in; or, without one, by a one-time link that was issued for this case alone. */
  | { readonly kind: 'principal'; readonly account: string; readonly linked?: string }
  | Staff
  | { readonly kind: 'system'; readonly task: string };

/** What a decision may look at besides the case and the command: everything that changes from moment to moment, as data. */
export interface Context {
  readonly now: Instant;
  readonly actor: Actor;
  /** A fresh identifier, unique within the case. */
  readonly newId: () => string;
  /** SHA-256 of a text, lower-case hex. */
  readonly digest: (text: string) => string;
  readonly deadlines: Deadlines;
  readonly calendar: Calendar;
  readonly catalogue: Catalogue;
  /** The standard that the district follows. */
  readonly profile: Profile;
  readonly offices: readonly Office[];
  readonly authorities: readonly Authority[];
  /** 帮办形式: those of the standard and those of the district. */
  readonly forms: readonly AssistanceForm[];
  /** What principals agree to, in every version. */
  readonly wordings: readonly ConsentWording[];
  /** What may be said of a service by tags. */
  readonly tags: RatingTags;
  /** When a rating is to be looked at twice. */
  readonly ratingChecks: RatingChecks;
  /** Six digits of GB/T 2260. */
  readonly division: string;
  /** Name of the organisation that accepts mandates. */
  readonly mandatary: string;
}
