/** Counts by the number of what is counted; they grow with the different things that are counted, not with how often. */
export class Counts {
  #values = new Int32Array(32);

  add(id: number, count: number): void {
    if (id >= this.#values.length) this.#grow(id);
    this.#values[id]! += count;
  }

  of(id: number): number {
    return this.#values[id] ?? 0;
  }

  addAll(other: Counts): void {
    for (let id = 0; id < other.#values.length; id += 1) if (other.#values[id] !== 0) this.add(id, other.#values[id]!);
  }

  #grow(id: number): void {
    const longer = new Int32Array(Math.max(this.#values.length * 2, id + 1));
    longer.set(this.#values);
    this.#values = longer;
  }
}
