import * as z from 'zod/mini';
import type { RatingFlag } from './rating.ts';
import type { Instant } from './values.ts';

const setting = {
  basis: z.string().check(z.minLength(2)),
  version: z.string().check(z.minLength(1)),
  effectiveFrom: z.iso.date(),
  approvedBy: z.optional(z.string().check(z.minLength(2))),
};
const number = z.int().check(z.positive());

/** Each check by itself, as a district may set it; those marked 建议默认 are this system's proposals. */
export const RatingChecks = z.strictObject({
  /** Given so soon after the link, or the device, showed what is rated. */
  tooFast: z.optional(z.strictObject({ seconds: number, ...setting })),
  /** So many on one device within so long. */
  deviceBurst: z.optional(z.strictObject({ ratings: number, minutes: number, ...setting })),
  /** So many of the same words, in an office, within so long; short ones are the same by nature. */
  sameWords: z.optional(z.strictObject({ ratings: number, days: number, characters: number, ...setting })),
  /** Networks of the offices, as CIDR: `10.20.0.0/16`. */
  staffNetworks: z.optional(z.strictObject({ ranges: z.array(z.string().check(z.minLength(3))), ...setting })),
  /** How often a rater under a name is called before not being reached counts. */
  calls: z.optional(z.strictObject({ attempts: number, ...setting })),
  /** How long a session at a counter device is open. */
  deviceSession: z.optional(z.strictObject({ minutes: number, ...setting })),
});
type Set = z.infer<typeof RatingChecks>;
export type RatingChecks = { readonly [Name in keyof Set]-?: NonNullable<Set[Name]> };

const proposed = (why: string) => ({ basis: `建议默认：${why}`, version: '1', effectiveFrom: '2026-01-01' });

const defaultChecks: RatingChecks = {
  tooFast: { seconds: 5, ...proposed('打开后五秒内提交的评价复核') },
  deviceBurst: { ratings: 5, minutes: 10, ...proposed('同一评价器十分钟内第五件起复核') },
  sameWords: { ratings: 3, days: 30, characters: 8, ...proposed('三十日内同一部门八字以上同文意见第三件起复核') },
  staffNetworks: { ranges: [], ...proposed('由本区登记办公网络') },
  calls: { attempts: 3, ...proposed('实名差评三次未能联系上的，记录后进入复核') },
  deviceSession: { minutes: 10, ...proposed('评价器每次打开十分钟内有效') },
};

/** The checks of a district: the defaults, with what it set. */
export const ratingChecksOf = ({ ratingChecks = {} }: { readonly ratingChecks?: Set | undefined }): RatingChecks => ({
  ...defaultChecks,
  ...(Object.fromEntries(Object.entries(ratingChecks).filter(([, set]) => set)) as Partial<RatingChecks>),
});

/** What was seen of a rating besides its words; absent where it can't be known of its channel. */
export interface RatingSigns {
  /** Whoever rates is enrolled as staff. */
  readonly staffAccount?: boolean;
  /** It came from a network of the offices. */
  readonly staffNetwork?: boolean;
  /** When what is rated was shown by the link or the device; `never` when it was not. */
  readonly shownAt?: Instant | 'never' | undefined;
  /** How many came from the same device within the span of the check, this one not counted. */
  readonly onDevice?: number;
  /** How many said the same within the span of the check, this one not counted. */
  readonly sameWords?: number;
}

/** Why a rating is to be looked at twice. It is never dropped for that, and counts until two people found it invalid. */
export function flagsOf(signs: RatingSigns, checks: RatingChecks, now: Instant): RatingFlag[] {
  const { shownAt, onDevice = 0, sameWords = 0 } = signs;
  const fast =
    shownAt === 'never' ||
    (shownAt !== undefined && Date.parse(now) - Date.parse(shownAt) < checks.tooFast.seconds * 1000);
  const all: Readonly<Record<RatingFlag, boolean>> = {
    'staff-account': signs.staffAccount === true,
    'staff-network': signs.staffNetwork === true,
    'device-burst': onDevice + 1 >= checks.deviceBurst.ratings,
    'too-fast': fast,
    'same-words': sameWords + 1 >= checks.sameWords.ratings,
  };
  return (Object.keys(all) as RatingFlag[]).filter((flag) => all[flag]);
}
