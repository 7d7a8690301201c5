import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SteerableClock } from '../../../local/clock.ts';
import type { Json, Principal, Surroundings } from '../../../local/service.ts';

export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly input: Json;
  readonly principal: Principal;
}

/** A steered clock and neighbouring services that answer what the test says, around one service under test. */
export class Neighbours {
  readonly folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  readonly clock = new SteerableClock();
  readonly calls: Call[] = [];
  /** What the other services answer. */
  answer: (call: Call) => Json | Promise<Json> = () => ({});
  readonly #partition: string;
  #busy = 0;

  constructor(partition = 'aws') {
    this.#partition = partition;
  }

  surroundings(): Surroundings {
    return {
      folder: this.folder,
      clock: this.clock,
      partition: this.#partition,
      region: this.#partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1',
      account: '000000000000',
      call: async (service, operation, input, principal) => {
        const call = { service, operation, input, principal };
        this.calls.push(call);
        return this.answer(call);
      },
      busy: () => {
        this.#busy++;
        return () => {
          this.#busy--;
        };
      },
    };
  }

  /** Until nothing is in flight. */
  settle = async (): Promise<void> => {
    do await new Promise(setImmediate);
    while (this.#busy > 0);
  };

  async advance(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1000, this.settle);
  }

  /** What was in flight is not waited for any more, as after the end of the process. */
  forgetFlights(): void {
    this.#busy = 0;
  }

  remove(): void {
    this.clock.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
