import type { Person } from '../../domain/person.ts';
import type { PersonId } from '../../store/personal.ts';
import { personalData } from '../store.ts';

/** Who signs for the principal, or is the principal: named by everything that is signed. */
const standing = ['principal', 'representative', 'guardian'] as const satisfies readonly PersonId[];

/**
 * What stands for the persons in what is signed, so that another name would be another text.
 * @param coming persons told with the request, who are kept only when it is carried out
 */
export async function fingerprintsOf(
  caseId: string,
  coming: Readonly<Partial<Record<PersonId, Person | undefined>>>,
): Promise<Record<string, string>> {
  const kept = await personalData().masked(caseId);
  const known = standing.flatMap((id) => (kept[id] ? [[id, kept[id].fingerprint] as const] : []));
  const told = Object.entries(coming).flatMap(([id, person]) => (person ? [[id, person] as const] : []));
  const fresh = told.map(async ([id, person]) => [id, await personalData().fingerprint(person)] as const);
  return Object.fromEntries([...known, ...(await Promise.all(fresh))]);
}
