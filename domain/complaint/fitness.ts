import type { Context, Staff } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { isBelow } from '../offices.ts';
import type { Complaint, Concerned } from './complaint.ts';

type Offices = Context['offices'];

/** How a member of staff stands to a complaint about them. */
export const concernedOf = ({ id, office, roles }: Pick<Staff, 'id' | 'office' | 'roles'>): Concerned => ({
  staff: id,
  office,
  leads: roles.includes('manager') || roles.includes('complaints'),
});

/**
 * §8.2 as we read it: nobody looks into a complaint about themselves or about those they directly lead.
 * @param who whoever is to handle it
 */
export function unfit(
  who: Pick<Staff, 'id' | 'office' | 'roles'>,
  { concerned }: Pick<Complaint, 'concerned'>,
): Refusal | undefined {
  if (concerned.some(({ staff }) => staff === who.id)) return refused('8.2', 'complaint-concerns-handler');
  const leads = who.roles.includes('manager') && concerned.some(({ office }) => office === who.office);
  return leads ? refused('8.2', 'complaint-concerns-own-staff') : undefined;
}

/**
 * §8.2 as we read it: a complaint about somebody is not left to an office below theirs, and one about who leads an office not to
 * that office. The way goes up from the office named to the first that may have it, at the last to the centre.
 */
export function officeFor(named: string, concerned: readonly Concerned[], offices: Offices): string {
  let office = named;
  for (;;) {
    const { parent } = offices.find(({ code }) => code === office) ?? {};
    if (!parent || concerned.every((each) => mayHave(office, each, offices))) return office;
    office = parent;
  }
}

const mayHave = (code: string, { office, leads }: Concerned, offices: Offices): boolean =>
  !isBelow(offices, code, office) || (code === office && !leads);
