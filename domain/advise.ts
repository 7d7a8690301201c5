import * as z from 'zod/mini';
import { advised } from './assistance.ts';
import { noticeMeans } from './case/telling.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { toldOf } from './give-notice.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id } from './values.ts';

/** 一次性告知咨询内容: on which items, and how it was told. What is told comes from the catalogue, never from the request. */
export const Advise = z.strictObject({
  items: z.array(Id).check(z.minLength(1), z.maxLength(20)),
  means: z.enum(noticeMeans),
});
export type Advise = z.infer<typeof Advise>;

/**
 * §7.1.2.2: laws, policies and procedure told once, frozen with the version of the catalogue. What has been told is not
 * told again; an item that the need came to include since is told then, as we read it.
 */
export function advise(now: Case, { items, means }: Advise, context: Context): Decision {
  const forbidden = forbids('advise', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  const before = new Set(advised(guided.assistance).map(({ item }) => item));
  const fresh = [...new Set(items)].filter((item) => !before.has(item));
  if (fresh.length === 0) return nothing;
  const matters = fresh.flatMap((item) => toldOf({ id: item, item }, context) ?? []);
  if (matters.length < fresh.length) return refused('6.2', 'item-unknown');
  return decided({ type: 'AdviceGiven', notice: { catalogue: context.catalogue.version, matters, means } });
}
