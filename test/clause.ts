import { describe } from 'vitest';
import { type Clause, clauses } from '../domain/standard.ts';

/** Groups the tests that show a clause is kept, under its number and its words; `docs/conformance.md` is made of these. */
export const clause = (number: Clause, tests: () => void) => describe(`§${number} ${clauses[number].words}`, tests);
