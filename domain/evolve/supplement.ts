import type { HandlingCase } from '../case.ts';
import type { SupplementEvent } from '../events/supplement.ts';
import type { Supplement } from '../supplement.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

const changed = (now: HandlingCase, id: string, change: (one: Supplement) => Supplement): HandlingCase => ({
  ...now,
  supplements: (now.supplements ?? []).map((one) => (one.id === id ? change(one) : one)),
});

/** With a new end of the term, the mandate has it. */
function inForce(before: HandlingCase, id: string, at: Instant): HandlingCase {
  const now = changed(before, id, (one) => ({ ...one, effectiveAt: at }));
  const until = now.supplements?.find((one) => one.id === id)?.until;
  if (!until) return now;
  return { ...now, mandate: { ...now.mandate, term: { ...now.mandate.term, until } } };
}

/** A.7.4, A.7.5, 民法典 §165. */
export const supplementEvolutions: Evolutions<SupplementEvent['type']> = {
  SupplementDrafted: (now, { supplement, digest }) => {
    const handling = during(now, 'handling');
    const kept = (handling.supplements ?? []).filter(({ effectiveAt }) => effectiveAt);
    return { ...handling, supplements: [...kept, { ...supplement, digest, signatures: [] }] };
  },
  SupplementSigned: (now, { id, signature }) =>
    changed(during(now, 'handling'), id, (one) => ({ ...one, signatures: [...one.signatures, signature] })),
  SupplementTookEffect: (now, { id }, at) => inForce(during(now, 'handling'), id, at),
  TermWarned: (now, { until }) => {
    const handling = during(now, 'handling');
    return { ...handling, mandate: { ...handling.mandate, warnedOf: until } };
  },
};
