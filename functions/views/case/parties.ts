import type { Case } from '../../../domain/case.ts';
import { relationNames, signatoryNames } from '../../../domain/course.ts';
import type { MaskedPerson } from '../../../domain/person.ts';
import { ageNames, askedNames } from '../names.ts';
import type { CaseView } from '../shapes.ts';
import { type Beside, named } from './beside.ts';

/** Who acts for the principal, masked, and what an elder has confirmed (A.7.4, 民法典 §19, 老年人权益保障法 §55). */
export function partiesOf(
  { principal: { age }, parties }: Case,
  { representative: signer, guardian: keeper }: Beside['persons'],
  internal: boolean,
): Pick<CaseView, 'parties'> {
  if (!age && !parties) return {};
  const { representative, guardian, ownIntent } = parties ?? {};
  return {
    parties: {
      ...(age && { age: named(age, ageNames) }),
      ...(representative && {
        representative: {
          ...representative,
          ...(signer && { person: signer.masked }),
          capacity: named(representative.capacity, signatoryNames),
        },
      }),
      ...(guardian && { guardian: guardianOf(guardian, keeper?.masked) }),
      ...(ownIntent && { ownIntent: ownIntentOf(ownIntent, internal) }),
    },
  };
}

type Known = NonNullable<Case['parties']>;

const guardianOf = (
  { relation, capacity, ...guardian }: NonNullable<Known['guardian']>,
  person: MaskedPerson | undefined,
) => ({
  ...guardian,
  ...(person && { person }),
  relation: named(relation, relationNames),
  ...(capacity && { capacity: named(capacity, signatoryNames) }),
});

const ownIntentOf = ({ items, means, askedAt, by }: NonNullable<Known['ownIntent']>, internal: boolean) => ({
  items: [...items],
  means: named(means, askedNames),
  askedAt,
  ...(internal && { askedBy: by }),
});
