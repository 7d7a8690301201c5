import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Json, Outside } from './client.ts';
import { SystemProcess } from './process.ts';
import { type Story, tellStory } from './story.ts';

/** What is left of a lifecycle after its power cuts. */
export interface Survived {
  readonly story: Story;
  /** How often the power was cut. */
  readonly killed: number;
  /** The system, still running. */
  readonly outside: Outside;
  /** Ends the system and removes its folder. */
  end(): Promise<void>;
}

/** Cuts in one lifecycle: the story sends some forty requests; a cut while the system is coming back is none, so they are spread. */
export const cuts = 10;

/** Tells the story while the power is cut at moments drawn from the seed. */
export async function survive(seed: number): Promise<Survived> {
  const power = new Power(mkdtempSync(join(tmpdir(), 'bangdaiban-crash-')), seed);
  try {
    const outside = await power.on();
    const story = await tellStory({ ...outside, patience: 60_000, watch: () => power.mayFail() });
    return { story, killed: power.killed, outside, end: () => power.off() };
  } catch (error) {
    await power.off();
    throw error;
  }
}

class Power {
  readonly #state: string;
  readonly #system: SystemProcess;
  readonly #random: () => number;
  /** After which requests it is cut, counting those that are sent while the system is up. */
  readonly #moments: ReadonlySet<number>;
  #port = 0;
  #sent = 0;
  #cut: Promise<void> | undefined;
  killed = 0;

  constructor(state: string, seed: number) {
    this.#state = state;
    this.#system = new SystemProcess(state);
    const random = sequence(seed);
    this.#random = random;
    this.#moments = new Set(Array.from({ length: cuts }, (_, index) => 3 + index * 3 + Math.floor(random() * 3)));
  }

  async on(): Promise<Outside> {
    this.#port = await freePort();
    const gatewayUrl = await this.#system.start(this.#port);
    return { gatewayUrl, token: (sub) => patient(() => this.#system.token(sub)) };
  }

  /** Before a request: cuts the power soon after some of them, and brings the system back on the same folder. */
  mayFail(): void {
    if (this.#cut) return;
    this.#sent += 1;
    if (this.#moments.has(this.#sent))
      this.#cut = this.#fail(this.#random() * 80).finally(() => {
        this.#cut = undefined;
      });
  }

  async #fail(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await this.#system.kill();
    this.killed += 1;
    await this.#system.start(this.#port);
  }

  async off(): Promise<void> {
    await this.#cut?.catch(() => {});
    await this.#system.kill();
    rmSync(this.#state, { recursive: true, force: true });
  }
}

/** Tries again until the system is back. */
async function patient<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++)
    try {
      return await act();
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

/** How often each type of event stands in a history. */
export function counted(
  commits: readonly { readonly events: readonly { readonly type: string }[] }[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { events } of commits) for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** How often each type of event stands in the history of a package. */
export const eventsIn = (archive: Uint8Array): Record<string, number> => counted(commitsIn(archive));

function commitsIn(archive: Uint8Array): Json[] {
  const files = unzipSync(archive);
  const log = Object.keys(files).find((name) => name.endsWith('data/events.jsonl'));
  const lines = strFromU8(files[log ?? ''] ?? new Uint8Array()).trim();
  return lines.split('\n').map((line) => JSON.parse(line));
}

/** The events of the story, each act done once. */
export const eventsOfStory = {
  CaseRegistered: 1,
  CaseReceived: 1,
  AgreementDrafted: 1,
  AgreementSigned: 2,
  AgreementTookEffect: 1,
  NoticeGiven: 1,
  MaterialsTaken: 1,
  MatterSubmitted: 2,
  ProgressReported: 1,
  ResultRecorded: 2,
  MaterialsHandedBack: 1,
  ResultDelivered: 2,
  ServiceEnded: 1,
  EvaluationInvited: 1,
  EvaluationGiven: 1,
  // One scan of the resident, two receipts, two decisions, and the printed agreement.
  DocumentAdded: 6,
};

/** mulberry32: a small repeatable generator, 0 ≤ x < 1. */
export function sequence(start: number): () => number {
  let at = start >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
