import * as z from 'zod/mini';
import { inHandling } from './authority.ts';
import type { Matter } from './case/matters.ts';
import { type Notice, noticeMeans } from './case/telling.ts';
import type { Case } from './case.ts';
import { findItem } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';

/** 一次性告知: how it was told. What is told comes from the catalogue, never from the request. */
export const GiveNotice = z.strictObject({ means: z.enum(noticeMeans) });
export type GiveNotice = z.infer<typeof GiveNotice>;

/** §7.2.3.1: process, materials, laws and time limits told once, frozen with the version of the catalogue. */
export function giveNotice(now: Case, { means }: GiveNotice, context: Context): Decision {
  const forbidden = forbids('give-notice', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  if (handling.notice) return nothing;
  const { catalogue } = context;
  const matters: Notice['matters'][number][] = [];
  for (const matter of handling.matters) {
    const told = toldOf(matter, context);
    if (!told) return refused('6.2', 'item-unknown');
    matters.push(told);
  }
  return decided({ type: 'NoticeGiven', notice: { catalogue: catalogue.version, matters, means } });
}

/** What is told of an item, as the catalogue now has it; undefined for one that it does not hold. */
export function toldOf(
  { id, item: code }: Pick<Matter, 'id' | 'item'>,
  { catalogue }: Pick<Context, 'catalogue'>,
): Notice['matters'][number] | undefined {
  const item = findItem(catalogue, code);
  if (!item) return undefined;
  const { steps, basis, charges, legalDays, promisedDays, materials } = item;
  return { matter: id, item: code, steps, basis, charges, legalDays, promisedDays, materials };
}
