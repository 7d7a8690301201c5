import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { FunctionSettings } from './settings.ts';
import type { Assignment, Failure, Report } from './worker.ts';

/** How one invocation ended. */
export interface Outcome {
  /** JSON text: what the handler returned, or the error. */
  readonly payload: string;
  /** Set when the function did not return. */
  readonly functionError?: 'Unhandled';
  /** ms of the invocation itself. */
  readonly duration: number;
  /** ms of loading the code, the first time only. */
  readonly init?: number;
}

export interface ThreadEvents {
  /** A line of the function's log. */
  log(line: string): void;
}

/** Seconds that loading the code may take. */
const initLimit = 10;
/** Bytes of a synchronous answer (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const answerLimit = 6_291_556;

/** The code of the thread without its types, made once: a thread that strips types itself starts 40 ms later. */
let source: URL | undefined;
function threadSource(): URL {
  source ??= withoutTypes('./worker.ts', (code) =>
    code.replace("'../steer.ts'", JSON.stringify(withoutTypes('../steer.ts').href)),
  );
  return source;
}

function withoutTypes(path: string, finish = (code: string) => code): URL {
  const code = quietly(() => stripTypeScriptTypes(readFileSync(new URL(path, import.meta.url), 'utf8')));
  return new URL(`data:text/javascript,${encodeURIComponent(finish(code))}`);
}

/** Node warns that the function which strips types is experimental, though what it does to a file on import is not. */
function quietly<T>(work: () => T): T {
  const warn = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = warn;
  }
}

/**
 * One execution environment of a function: a thread with its own environment variables and memory limit, which handles
 * one event at a time and is thrown away when its runtime fails.
 */
export class Thread {
  readonly #settings: FunctionSettings;
  readonly #worker: Worker;
  readonly #events: ThreadEvents;
  readonly #born = performance.now();
  #init: number | undefined;
  #initReported = false;
  #begin: (() => void) | undefined;
  #end: ((failure: Failure | undefined, payload?: string) => void) | undefined;
  #fallen: Failure | undefined;
  /** Whether it can't take another event. */
  dead = false;
  /** When it last became idle, ms by `performance.now`. */
  idleSince = performance.now();

  constructor(settings: FunctionSettings, offset: Float64Array, events: ThreadEvents) {
    this.#settings = settings;
    this.#events = events;
    this.#worker = new Worker(threadSource(), {
      env: { ...settings.environment },
      argv: [],
      execArgv: [],
      workerData: { folder: settings.folder, handler: settings.handler, offset },
      resourceLimits: { maxOldGenerationSizeMb: settings.memory },
      name: settings.name,
    });
    this.#worker.on('message', (message: Report) => this.#hear(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#fall(crash(error)));
    this.#worker.on('exit', (code) => this.#fall(exited(code)));
    this.#worker.unref();
  }

  #hear(message: Report): void {
    if (message.is === 'log') this.#events.log(message.line);
    else if (message.is === 'returned') this.#end?.(undefined, message.payload);
    else if (message.is === 'threw') this.#end?.(message.failure);
    else if (message.is === 'ready') this.#loaded();
    else this.#fall(message.failure);
  }

  #loaded(): void {
    this.#init = performance.now() - this.#born;
    this.#begin?.();
  }

  /** The runtime is gone: whoever waits is told, and nobody comes here again. */
  #fall(failure: Failure): void {
    this.dead = true;
    this.#fallen ??= failure;
    this.#end?.(this.#fallen);
  }

  /** Runs one event to its end; never rejects. */
  async invoke(requestId: string, event: string, now: () => number): Promise<Outcome> {
    this.#worker.ref();
    const unready = await this.#ready();
    const started = performance.now();
    const failure = unready ?? this.#fallen;
    const result = failure ? { failure } : await this.#run(requestId, event, now);
    const duration = performance.now() - started;
    this.idleSince = performance.now();
    this.#worker.unref();
    return { ...this.#outcome(requestId, result), duration, ...this.#reportInit() };
  }

  #reportInit(): { init?: number } {
    if (this.#initReported || this.#init === undefined) return {};
    this.#initReported = true;
    return { init: this.#init };
  }

  /** Waits for the code to be loaded. @returns why it was not */
  async #ready(): Promise<Failure | undefined> {
    if (this.#init !== undefined || this.#fallen) return this.#fallen;
    return this.#within<Failure | undefined>(initLimit, 'INIT', (done) => {
      this.#begin = () => done(undefined);
      this.#end = done;
    });
  }

  #run(requestId: string, event: string, now: () => number): Promise<{ failure?: Failure; payload?: string }> {
    const { timeout, arn: functionArn } = this.#settings;
    return this.#within(timeout, requestId, (done) => {
      this.#end = (failure, payload) => done(failure ? { failure } : { payload: payload ?? 'null' });
      const deadline = now() + timeout * 1000;
      this.#worker.postMessage({ requestId, event, deadline, functionArn } satisfies Assignment);
    });
  }

  /** Ends the thread when the time is up. */
  #within<T>(seconds: number, requestId: string, work: (done: (value: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve) => {
      const alarm = setTimeout(() => this.#timeOut(requestId, seconds), seconds * 1000);
      work((value) => {
        clearTimeout(alarm);
        this.#end = undefined;
        this.#begin = undefined;
        resolve(value);
      });
    });
  }

  #timeOut(requestId: string, seconds: number): void {
    this.#fall({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
    });
    this.stop();
  }

  #outcome(requestId: string, { failure, payload = 'null' }: { failure?: Failure; payload?: string }) {
    if (failure) return { payload: JSON.stringify(inContext(failure, requestId)), functionError: 'Unhandled' as const };
    if (Buffer.byteLength(payload) > answerLimit)
      return { payload: JSON.stringify(tooLarge(payload)), functionError: 'Unhandled' as const };
    return { payload };
  }

  stop(): void {
    this.dead = true;
    void this.#worker.terminate();
  }
}

const tooLarge = (payload: string): Failure => ({
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size (${Buffer.byteLength(payload)} bytes) exceeded maximum allowed payload size (${answerLimit} bytes).`,
});

/** The runtime's own failures name the request. */
const inContext = (failure: Failure, requestId: string): Failure =>
  failure.errorType === 'Runtime.ExitError'
    ? { ...failure, errorMessage: `RequestId: ${requestId} Error: ${failure.errorMessage}` }
    : failure;

const exited = (code: number): Failure => ({
  errorType: 'Runtime.ExitError',
  errorMessage: code ? `Runtime exited with error: exit status ${code}` : 'Runtime exited without providing a reason',
});

function crash(error: NodeJS.ErrnoException): Failure {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: signal: killed' };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}
