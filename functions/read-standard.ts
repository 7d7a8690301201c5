import { type Clause, citation, clauses } from '../domain/standard.ts';
import { district, profile } from './district.ts';
import { publishJson } from './http/published.ts';

/** The clauses this system answers to, with the force of each and the room that keeps it. */
export const readStandard = publishJson(() => ({
  profile: district.profile,
  forms: profile.forms.map(({ sentences: _, ...form }) => form),
  clauses: Object.entries(clauses).map(([number, entry]) => ({
    number,
    citation: citation(number as Clause),
    ...entry,
  })),
}));
