import settings from '#district' with { type: 'json' };
import standard from '#profile' with { type: 'json' };
import type { Calendar } from '../domain/calendar.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ConsentWording } from '../domain/consent.ts';
import type { Actor, Context } from '../domain/context.ts';
import calendarData from '../domain/data/calendar.json' with { type: 'json' };
import catalogueData from '../domain/data/catalogue.json' with { type: 'json' };
import wordingData from '../domain/data/consent-wordings.json' with { type: 'json' };
import tagData from '../domain/data/rating-tags.json' with { type: 'json' };
import { deadlinesOf } from '../domain/deadlines.ts';
import type { Profile } from '../domain/profile/shape.ts';
import { ratingChecksOf } from '../domain/rating-checks.ts';
import type { RatingTags } from '../domain/rating-tags.ts';
import { type District, formsOf } from '../domain/settings.ts';
import { sha256Hex } from '../store/digest.ts';

/**
 * The district this deployment serves: validated when the stacks were synthesised, then part of the bundle, so that a
 * request never waits for settings.
 */
export const district = settings as unknown as District;
export const catalogue = catalogueData as unknown as Catalogue;
export const wordings = wordingData as unknown as readonly ConsentWording[];
export const tags = tagData as RatingTags;
export const calendar = calendarData as unknown as Calendar;
/** The standard that the district follows, checked like the settings; no other is part of the bundle. */
export const profile = standard as Profile;
const deadlines = deadlinesOf(profile, district);
const forms = formsOf(district);
export const ratingChecks = ratingChecksOf(district);

/** The office at the top, whose key the watch lists carry. */
export const centre: string = district.offices.find(({ parent }) => !parent)?.code ?? '';

/** The authority whose platform signs in with this `sub`. */
export const platformOf = (account: string) => district.authorities.find(({ platform }) => platform === account);

/** What a decision may look at, at this moment and for this actor. */
export const contextFor = (actor: Actor, now: string): Context => ({
  now,
  actor,
  newId: () => crypto.randomUUID(),
  digest: sha256Hex,
  deadlines,
  calendar,
  catalogue,
  profile,
  offices: district.offices,
  authorities: district.authorities,
  forms,
  wordings,
  tags,
  ratingChecks,
  division: district.division,
  mandatary: district.mandatary.name,
});
