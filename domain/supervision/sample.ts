import * as z from 'zod/mini';
import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { FigureMonth } from '../improvement/promise.ts';
import { freezeOf } from '../measure/contributions.ts';
import { forbids } from '../permissions.ts';
import { Id, type Instant } from '../values.ts';

export const DrawSample = z.strictObject({
  office: z.optional(Id),
  month: FigureMonth,
  size: z.int().check(z.minimum(1), z.maximum(50)),
  /** To draw a sample again; a new one is drawn by a seed of its own. */
  seed: z.optional(Id),
});
export type DrawSample = z.infer<typeof DrawSample>;

/** A sample as it was drawn: whoever has this can draw it again. */
export interface Sample {
  readonly id: string;
  readonly office: string;
  readonly month: string;
  readonly size: number;
  readonly seed: string;
  /** How many cases there were to draw from. */
  readonly population: number;
  /** Of their numbers, in the order they were read in. */
  readonly fingerprint: string;
  /** Numbers of cases, in the order of the draw. */
  readonly cases: readonly string[];
  readonly at: Instant;
  /** Staff id. */
  readonly by: string;
}

/** §8.1: who may draw, and of which months: what is counted of a month must stand still first. */
export function mayDraw({ office, month }: { office: string; month: string }, context: Context): Refusal | undefined {
  const forbidden = forbids('draw-sample', { office }, context);
  if (forbidden) return forbidden;
  return context.now <= freezeOf(month) ? refused('8.1', 'month-not-frozen') : undefined;
}

/**
 * §8.1, as we read it: a random sample that anyone can draw again. Each case has a ticket, the SHA-256 of seed, month, office and
 * its number; the lowest tickets are drawn. The same cases give the same sample, and one case more changes it in one place at most.
 */
export class Draw {
  readonly #of: string;
  readonly #size: number;
  readonly #digest: Context['digest'];
  readonly #seen = new Set<string>();
  #lowest: (readonly [ticket: string, caseId: string])[] = [];
  #fingerprint = '';

  constructor(
    { seed, month, office, size }: Pick<Sample, 'seed' | 'month' | 'office' | 'size'>,
    digest: Context['digest'],
  ) {
    this.#of = `${seed}:${month}:${office}`;
    this.#size = size;
    this.#digest = digest;
  }

  /** One case of the population; one that counts for several offices is there once. */
  add(caseId: string): void {
    if (this.#seen.has(caseId)) return;
    this.#seen.add(caseId);
    this.#fingerprint = this.#digest(`${this.#fingerprint}${caseId}`);
    const ticket = this.#digest(`${this.#of}:${caseId}`);
    const last = this.#lowest.at(-1);
    if (this.#lowest.length === this.#size && last && ticket > last[0]) return;
    this.#lowest.push([ticket, caseId]);
    this.#lowest.sort(([one], [other]) => (one < other ? -1 : 1));
    this.#lowest = this.#lowest.slice(0, this.#size);
  }

  get drawn(): Pick<Sample, 'population' | 'fingerprint' | 'cases'> {
    const cases = this.#lowest.map(([, caseId]) => caseId);
    return { population: this.#seen.size, fingerprint: this.#fingerprint, cases };
  }
}
