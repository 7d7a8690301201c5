/** Where nothing is. */
const empty = -1;

/**
 * Counts by the number of what is counted; they grow with the different things that are counted, not with how often. Most cells
 * of a report (a member of staff, a village) hold few of all the kinds there are, so only those take space: pairs of number and
 * count, each in the next free place from where its number leads.
 */
export class Counts {
  #pairs = fresh(8);
  #size = 0;

  add(id: number, count: number): void {
    const at = this.#placeOf(id);
    if (this.#pairs[at] === id) {
      this.#pairs[at + 1]! += count;
      return;
    }
    this.#pairs[at] = id;
    this.#pairs[at + 1] = count;
    this.#size += 1;
    // At three quarters full, chains of taken places begin to grow.
    if (this.#size * 8 > this.#pairs.length * 3) this.#grow();
  }

  of(id: number): number {
    const at = this.#placeOf(id);
    return this.#pairs[at] === id ? this.#pairs[at + 1]! : 0;
  }

  addAll(other: Counts): void {
    for (const [id, count] of other.entries()) this.add(id, count);
  }

  /** What was counted, in no order. */
  *entries(): Generator<readonly [id: number, count: number]> {
    const pairs = this.#pairs;
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] !== empty) yield [pairs[at]!, pairs[at + 1]!];
  }

  #placeOf(id: number): number {
    const last = this.#pairs.length - 1;
    // Fibonacci hashing: neighbouring numbers land far from each other.
    let at = ((Math.imul(id, 0x9e3779b1) >>> 8) << 1) & last;
    while (this.#pairs[at] !== id && this.#pairs[at] !== empty) at = (at + 2) & last;
    return at;
  }

  #grow(): void {
    const before = [...this.entries()];
    this.#pairs = fresh(this.#pairs.length);
    this.#size = 0;
    for (const [id, count] of before) this.add(id, count);
  }
}

/** Room for so many pairs, a power of two. */
const fresh = (pairs: number): Int32Array => new Int32Array(pairs * 2).fill(empty);
