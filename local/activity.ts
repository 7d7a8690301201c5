/** Counts what is in flight, so that `settle` can wait until nothing is. */
export class Activity {
  readonly #running = new Map<symbol, string>();
  #waiting: (() => void)[] = [];

  /** Marks work in flight. The returned function ends it; ending twice does no harm. */
  busy = (what: string): (() => void) => {
    const mark = Symbol(what);
    this.#running.set(mark, what);
    return () => {
      if (this.#running.delete(mark) && this.#running.size === 0) this.#wake();
    };
  };

  /** What is in flight now. */
  get running(): string[] {
    return [...this.#running.values()];
  }

  /**
   * Resolves when nothing is in flight and nothing has started in two turns of the event loop: work hands over to work
   * through microtasks and immediates.
   */
  settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2; quiet++) {
      if (this.#running.size > 0) {
        quiet = -1;
        await new Promise<void>((wake) => this.#waiting.push(wake));
      } else await new Promise<void>((turn) => setImmediate(turn));
    }
  };

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
