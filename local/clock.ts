/**
 * The one clock of the embedded cloud. Everything that waits (task timeouts, heartbeats, schedules, TTL, retention,
 * message visibility, retries) asks this clock, so that a year passes in a test in seconds.
 *
 * Times are milliseconds since the epoch.
 */
export interface Clock {
  /** The time now, ms since the epoch. */
  now(): number;
  /** Runs `task` once at or after `at` (ms since the epoch). An overdue timer runs on the next turn of the event loop. */
  at(at: number, task: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** The longest delay Node's timers take, ms. */
const LONGEST_DELAY = 2 ** 31 - 1;

/**
 * Real time plus an offset that can only grow. `advance` moves the clock and runs what falls due on the way, in the order
 * of its due times; with no call of `advance` it is the system clock.
 */
export class SteerableClock implements Clock {
  /** One number, ms: shared with the threads of functions and of the issuer, so that all read the same time. */
  readonly shared = new Float64Array(new SharedArrayBuffer(8));
  #order = 0;
  readonly #entries = new Set<Entry>();
  #wake: NodeJS.Timeout | undefined;

  /** @param offset ms added to the system clock, kept in the state folder so that a restart does not fall back. */
  constructor(offset = 0) {
    this.shared[0] = offset;
  }

  get offset(): number {
    return this.shared[0]!;
  }

  now(): number {
    return Date.now() + this.offset;
  }

  at(at: number, task: () => void): Timer {
    const entry = { at, order: this.#order++, task };
    this.#entries.add(entry);
    this.#arm();
    return { cancel: () => this.#entries.delete(entry) };
  }

  /**
   * Moves the clock by `ms` and runs every timer due on the way at its own time, waiting after each for `settle`
   * (the cloud's "nothing is in flight"), so that what one timer starts can set the next.
   */
  async advance(ms: number, settle: () => Promise<void> = async () => {}): Promise<void> {
    const target = this.now() + ms;
    await settle();
    for (;;) {
      const next = this.#next();
      if (!next || next.at > target) break;
      this.#move(next.at);
      this.#entries.delete(next);
      next.task();
      await settle();
    }
    this.#move(target);
    this.#arm();
    await settle();
  }

  #move(to: number): void {
    this.shared[0] = this.offset + Math.max(0, to - this.now());
  }

  /** The time of the next timer, or undefined when nothing waits. */
  get nextAt(): number | undefined {
    return this.#next()?.at;
  }

  #next(): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.#entries)
      if (!first || entry.at < first.at || (entry.at === first.at && entry.order < first.order)) first = entry;
    return first;
  }

  #arm(): void {
    clearTimeout(this.#wake);
    const next = this.#next();
    if (!next) return;
    const delay = Math.min(Math.max(0, next.at - this.now()), LONGEST_DELAY);
    this.#wake = setTimeout(() => this.#runDue(), delay);
    this.#wake.unref();
  }

  #runDue(): void {
    for (let next = this.#next(); next && next.at <= this.now(); next = this.#next()) {
      this.#entries.delete(next);
      next.task();
    }
    this.#arm();
  }

  /** Forgets all timers, for a clean stop. */
  stop(): void {
    clearTimeout(this.#wake);
    this.#entries.clear();
  }
}
