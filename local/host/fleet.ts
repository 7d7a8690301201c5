import type { SteerableClock } from '../clock.ts';
import type { FunctionLog } from './log.ts';
import type { FunctionSettings } from './settings.ts';
import { type Outcome, Thread } from './thread.ts';

/** How many events of one function run at the same time here; more wait. */
const mostThreads = 4;
/** ms of real time after which an idle thread is stopped. */
const idleLimit = 60_000;

/** The threads of one function: started when needed, kept warm, thrown away after a failure of their runtime. */
export class Fleet {
  readonly settings: FunctionSettings;
  /** Invocations so far. */
  invocations = 0;
  readonly #clock: SteerableClock;
  readonly #log: FunctionLog;
  readonly #threads = new Set<Thread>();
  readonly #idle: Thread[] = [];
  readonly #waiting: ((thread: Thread) => void)[] = [];
  #sweep: NodeJS.Timeout | undefined;

  constructor(settings: FunctionSettings, clock: SteerableClock, log: FunctionLog) {
    this.settings = settings;
    this.#clock = clock;
    this.#log = log;
  }

  async invoke(requestId: string, event: string): Promise<Outcome> {
    const thread = await this.#take();
    this.invocations++;
    this.#log.start(requestId);
    const outcome = await thread.invoke(requestId, event, () => this.#clock.now());
    this.#log.end(requestId, outcome, this.settings.memory);
    this.#release(thread);
    return outcome;
  }

  #take(): Thread | Promise<Thread> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#threads.size < mostThreads) return this.#start();
    return new Promise((taken) => this.#waiting.push(taken));
  }

  #start(): Thread {
    const thread = new Thread(this.settings, this.#clock.shared, this.#log);
    this.#threads.add(thread);
    return thread;
  }

  #release(thread: Thread): void {
    if (thread.dead) this.#drop(thread);
    const next = this.#waiting.shift();
    if (next) next(thread.dead ? this.#start() : thread);
    else if (!thread.dead) this.#idle.push(thread);
    this.#sweep ??= setInterval(() => this.#stopIdle(), idleLimit / 4).unref();
  }

  #drop(thread: Thread): void {
    this.#threads.delete(thread);
    thread.stop();
  }

  #stopIdle(): void {
    const since = performance.now() - idleLimit;
    for (const thread of this.#idle.filter((candidate) => candidate.idleSince < since || candidate.dead)) {
      this.#idle.splice(this.#idle.indexOf(thread), 1);
      this.#drop(thread);
    }
  }

  stop(): void {
    clearInterval(this.#sweep);
    for (const thread of this.#threads) this.#drop(thread);
    this.#idle.length = 0;
  }
}
