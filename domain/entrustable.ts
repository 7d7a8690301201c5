import { type Power, powerNames, type Terms } from './agreement.ts';
import { findItem, type ServiceItem } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import type { Day } from './values.ts';

/** What every mandate is asked, in whatever form it is given (§6.3.2). */

/** Longest term of a mandate, years; a setting of this system, since the law asks for a term and names no limit. */
const longestTerm = 3;

/** The items, if each may be entrusted to this agent (行政许可法 §29, §6.2, 民法典 §168). */
export function entrustable(codes: readonly string[], { catalogue, actor }: Context): readonly ServiceItem[] | Refusal {
  const items: ServiceItem[] = [];
  for (const code of new Set(codes)) {
    const item = findItem(catalogue, code);
    if (!item) return refused('6.2', 'item-unknown');
    if (item.presence) return refused('4.2', 'presence-required', '行政许可法第29条');
    if (!item.entrustable) return refused('6.2', 'item-not-entrustable');
    if (actor.kind === 'staff' && actor.authorities.includes(item.authority))
      return refused('4.2', 'agent-is-approver', '民法典第168条');
    items.push(item);
  }
  return items;
}

/** What is wrong with a term (民法典 §165): it must not be over, nor too long. */
export function termFault({ from, until }: Terms['term'], today: Day): Refusal | undefined {
  if (until < from || until < today) return refused('A.1.2', 'term-in-past', '民法典第165条');
  const limit = `${Number(from.slice(0, 4)) + longestTerm}${from.slice(4)}`;
  return until > limit ? refused('A.1.2', 'term-too-long', '民法典第165条') : undefined;
}

/** One matter for each item. */
export const mattersOf = (items: readonly ServiceItem[]): Terms['matters'] =>
  items.map(({ code, name, authority }, index) => ({ id: `m${index + 1}`, item: code, title: name, authority }));

/** The powers in the order of Annex A, each once. */
export const powersOf = (asked: readonly Power[]): Power[] =>
  (Object.keys(powerNames) as Power[]).filter((power) => asked.includes(power));
