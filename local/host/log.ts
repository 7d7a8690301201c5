import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { LineFile } from '../lines.ts';
import type { Outcome, ThreadEvents } from './thread.ts';

/** The log of one function: its own lines between those of the platform, in the JSON format of Lambda. */
export class FunctionLog implements ThreadEvents {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #show: ((line: string) => void) | undefined;
  #file: LineFile | undefined;

  /** @param show is given every line too, in verbose mode. */
  constructor(folder: string, functionName: string, clock: Clock, show?: (line: string) => void) {
    this.#path = join(folder, 'logs', `${functionName}.log`);
    this.#clock = clock;
    this.#show = show;
  }

  log(line: string): void {
    this.#file ??= new LineFile(this.#path);
    this.#file.write(line);
    this.#show?.(line);
  }

  start(requestId: string): void {
    this.#platform('platform.start', { requestId, version: '$LATEST' });
  }

  end(requestId: string, outcome: Outcome, memorySizeMB: number): void {
    const status = outcome.functionError ? 'error' : 'success';
    const durationMs = round(outcome.duration);
    const init = outcome.init === undefined ? {} : { initDurationMs: round(outcome.init) };
    const billedDurationMs = Math.ceil(durationMs + (outcome.init ?? 0));
    if (outcome.functionError) this.log(outcome.payload);
    this.#platform('platform.runtimeDone', { requestId, status });
    this.#platform('platform.report', {
      requestId,
      status,
      metrics: { durationMs, billedDurationMs, memorySizeMB, ...init },
    });
  }

  #platform(type: string, record: object): void {
    this.log(JSON.stringify({ time: new Date(this.#clock.now()).toISOString(), type, record }));
  }

  close(): void {
    this.#file?.close();
  }
}

const round = (ms: number) => Math.round(ms * 1000) / 1000;
