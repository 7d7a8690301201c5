import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Case } from '../../domain/case.ts';
import { replay } from '../../domain/evolve.ts';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { anyRequest, type Draw } from './any-request.ts';
import { Behind } from './behind.ts';
import { type Outside, Person, type Reply } from './client.ts';
import { sequence } from './power-cuts.ts';
import { wish } from './scenes.ts';
import { weather } from './weather.ts';
import { shanghai } from './world.ts';

/** What somebody asked of a case, and what was answered. */
export interface Done {
  readonly sub: string;
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  /** Code of a refusal. */
  readonly code?: string;
  /** Version of the case that the answer shows. */
  readonly version?: number;
}

/** A case, with all that was asked of it. */
export interface LivedCase {
  readonly caseId: string;
  readonly principal: string;
  readonly done: Done[];
}

export interface Wanted {
  readonly seed: number;
  readonly lives: number;
  /** Each case is acted on once in a round; between rounds the clock moves. */
  readonly rounds: number;
  /** How often all is killed in the middle of a round, and opened again on the same folder. */
  readonly powerCuts: number;
}

const aMinute = 60_000;
/** How far the clock moves between rounds. */
const pauses = [20 * aMinute, 3 * 60 * aMinute, 26 * 60 * aMinute];
/** So many cases are acted on at the same time. */
const atOnce = 8;

/**
 * Random commands over HTTP, by random people, on many cases at once, while much goes wrong and the power fails; afterwards
 * the weather is fair, and whatever was left undone has had the time to be done.
 */
export class RandomLives {
  readonly cases: LivedCase[] = [];
  readonly #state = mkdtempSync(join(tmpdir(), 'bangdaiban-lives-'));
  readonly #wanted: Wanted;
  readonly #draw: Draw;
  #cloud!: Cloud;
  #struck = 0;

  private constructor(wanted: Wanted) {
    this.#wanted = wanted;
    this.#draw = drawing(wanted.seed);
  }

  /** @returns when all has been lived and is quiet again */
  static async live(wanted: Wanted): Promise<RandomLives> {
    const lives = new RandomLives(wanted);
    try {
      await lives.#live();
      return lives;
    } catch (error) {
      await lives.end();
      throw error;
    }
  }

  get cloud(): Cloud {
    return this.#cloud;
  }

  /** How often a fault struck. */
  get struck(): number {
    return this.#struck;
  }

  async end(): Promise<void> {
    await this.#cloud?.stop();
    rmSync(this.#state, { recursive: true, force: true });
  }

  async #live(): Promise<void> {
    const { lives, rounds, powerCuts } = this.#wanted;
    const clock = new SteerableClock(shanghai('2026-03-05 09:30') - Date.now());
    this.#cloud = await startCloud({ state: this.#state, port: 0, quiet: true, clock });
    this.#turnWeather();
    await inTurns(Array.from({ length: lives }, () => () => this.#begin()));
    for (let round = 0; round < rounds; round++) {
      const cut = powerCuts > 0 && round % Math.ceil(rounds / powerCuts) === 1;
      const acts = this.cases.map((lived) => () => this.#step(lived));
      await Promise.all([inTurns(acts), ...(cut ? [this.#failPower()] : [])]);
      await this.#cloud.advance(pauses[this.#draw(pauses.length)] ?? 0);
    }
    this.#clearUp();
    await this.#cloud.advance(2 * 60 * aMinute);
    await this.#cloud.settle();
  }

  #turnWeather(): void {
    weather.forEach((fault, index) => {
      this.#cloud.faults.add({ ...fault, seed: this.#wanted.seed + index });
    });
  }

  #clearUp(): void {
    this.#struck += this.#cloud.faults.list().reduce((sum, { struck }) => sum + struck, 0);
    this.#cloud.faults.clear();
  }

  /** Everything stops at once, as if the machine had been unplugged, and comes back on the same folder and port. */
  async #failPower(): Promise<void> {
    await setTimeout(200 + this.#draw(800));
    this.#clearUp();
    const port = Number(new URL(this.#cloud.gatewayUrl).port);
    await this.#cloud.kill();
    this.#cloud = await startCloud({ state: this.#state, port, quiet: true });
    this.#turnWeather();
  }

  /** Patient, and with the tokens of whatever runs now. */
  as(sub: string): Person {
    const outside: Outside = {
      gatewayUrl: this.#cloud.gatewayUrl,
      token: (who) => this.#cloud.token(who),
      patience: 60_000,
    };
    return new Person(outside, sub);
  }

  async #begin(): Promise<void> {
    const principal = this.#draw(3) === 0 ? 'resident-2' : 'resident-1';
    const items = this.#draw(2) === 0 ? ['SS-CARD'] : ['AGE-ALLOW', 'SS-CARD'];
    // One in four begins as 帮办, before it is known what the principal wants.
    const asked = this.#draw(4) === 0 ? { ...wish, items: [], service: 'assistance' } : { ...wish, items };
    const reply = await this.as(principal).post('/v1/my/cases', asked);
    if (reply.status !== 201) throw new Error(`A registration came to ${reply.status}: ${JSON.stringify(reply.body)}`);
    this.cases.push({ caseId: reply.body.id, principal, done: [doneOf(principal, 'register-online', 'POST', reply)] });
  }

  /** One act on a case; sometimes two at once. */
  async #step(lived: LivedCase): Promise<void> {
    const together = this.#draw(6) === 0 ? 2 : 1;
    await Promise.all(Array.from({ length: together }, () => this.#act(lived)));
  }

  async #act({ caseId, principal, done }: LivedCase): Promise<void> {
    const now = await this.#stands(caseId);
    const { sub, operation, method, path, body } = anyRequest(now, principal, this.#cloud.clock.now(), this.#draw);
    const person = this.as(sub);
    const reply = method === 'PUT' ? await person.put(path, body, { 'if-match': '*' }) : await person.post(path, body);
    done.push(doneOf(sub, operation, method, reply));
  }

  /** How a case stands, read past the door: it meets no fault, and the power may be off. */
  async #stands(caseId: string): Promise<Case> {
    for (;;)
      try {
        return replay(await new Behind(this.#cloud).commits(caseId)) as Case;
      } catch {
        await setTimeout(100);
      }
  }
}

const doneOf = (sub: string, operation: string, method: string, { status, body }: Reply): Done => ({
  sub,
  operation,
  method,
  status,
  ...(status >= 300 ? { code: body?.code ?? '' } : { version: body?.version }),
});

/** Whole numbers drawn from a seed. */
function drawing(seed: number): Draw {
  const random = sequence(seed);
  return (under) => Math.floor(random() * under);
}

/** Does all, some at the same time. */
async function inTurns(acts: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...acts];
  const worker = async () => {
    for (let act = waiting.shift(); act; act = waiting.shift()) await act();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
