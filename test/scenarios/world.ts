import type { Stage } from '../../domain/lifecycle.ts';
import type { Reason } from '../../domain/reasons.ts';
import type { Clause } from '../../domain/standard.ts';
import { citation } from '../../domain/standard.ts';
import type { Cloud } from '../../local/start.ts';
import type { Json, Reply } from './client.ts';
import { type Cast, good, roles, Scenes } from './scenes.ts';
import type { Step } from './story.ts';

/** Complaints lie under addresses of their own (8.2). */
export const isComplaint = (caseId: string): boolean => caseId.startsWith('TS');

/** How a case of a story ended. */
export interface Ended {
  readonly caseId: string;
  readonly stage: Stage;
}

/** An instant by its local time in Asia/Shanghai, ms: `2026-02-10 09:00`. */
export const shanghai = (time: string): number => Date.parse(`${time.replace(' ', 'T')}:00+08:00`);

/**
 * The world in which a story is told: the scenes every case goes through, people for what is special, the clock. Whatever is
 * done is told, and a story stops at the first answer that is not as it should be.
 */
export class World extends Scenes {
  readonly steps: Step[] = [];
  readonly ended: Ended[] = [];
  readonly #mayMove: boolean;
  readonly #say: (step: Step) => void;

  /**
   * @param mayMove whether the clock may be moved: the system is this story's own
   * @param say hears of every step
   */
  constructor(cloud: Cloud, mayMove: boolean, say: (step: Step) => void = () => {}) {
    super(cloud, { tell: (act, clause, by, reply) => this.tell(act, clause, by, reply) });
    this.#mayMove = mayMove;
    this.#say = say;
  }

  /** Tells a step. @returns the body of the answer @throws Error when it is no success */
  tell(act: string, clause: Clause, by: string, reply: Reply): Json {
    if (reply.status >= 300)
      throw new Error(`${act}（${citation(clause)}）: ${reply.status} ${JSON.stringify(reply.body)}`);
    this.told({ act, clause: citation(clause), by, status: reply.status, ms: reply.ms });
    return reply.body;
  }

  /** Tells an act that is refused as it should be: by this clause, for this reason. @returns the refusal */
  refused(act: string, by: string, reply: Reply, clause: Clause, because: Reason): Json {
    const { status, body, ms } = reply;
    if (status < 400 || body.clause !== clause || body.code !== because)
      throw new Error(`${act} should be refused by ${clause}, ${because}: ${status} ${JSON.stringify(body)}`);
    this.told({ act: `${act}：不予办理`, clause: citation(clause), by, status, ms });
    return body;
  }

  /** Somebody of the cast asks for what is refused as it should be. @returns the refusal */
  async isRefused(
    who: keyof Cast,
    act: string,
    path: string,
    body: unknown,
    clause: Clause,
    because: Reason,
  ): Promise<Json> {
    return this.refused(act, roles[who], await this.as(this.cast[who]).post(path, body), clause, because);
  }

  /** Adds a step that has been asked elsewhere. */
  told(step: Step): void {
    this.steps.push(step);
    this.#say(step);
  }

  /** Something that must be so for the story to go on. */
  sees(what: string, holds: boolean): void {
    if (!holds) throw new Error(`not as it should be: ${what}`);
  }

  now = (): number => this.cloud.clock.now();

  /** Waits until nothing is in flight: what the workflow does by itself has been done then. */
  settle = (): Promise<void> => this.cloud.settle();

  /** Moves the clock by so many ms, and everything that falls due on the way happens. */
  async advance(ms: number): Promise<void> {
    if (!this.#mayMove) throw new Error('A story that moves the clock says when it begins');
    await this.cloud.advance(ms);
  }

  /** Moves the clock to a local time, `2026-02-10 09:00`. */
  async goTo(time: string): Promise<void> {
    const ms = shanghai(time) - this.now();
    if (ms < 0) throw new Error(`${time} is over`);
    await this.advance(ms);
  }

  async stageOf(caseId: string): Promise<Stage> {
    return (isComplaint(caseId) ? await this.complaint(caseId) : await this.view(caseId, this.cast.manager)).stage.code;
  }

  /** How a complaint stands, as a manager sees it. */
  async complaint(id: string): Promise<Json> {
    return good(await this.as(this.cast.manager).get(`/v1/complaints/${id}`));
  }

  /** The case reaches this stage by what is in flight. @throws Error when it stands elsewhere then */
  async until(caseId: string, stage: Stage): Promise<void> {
    await this.settle();
    const reached = await this.stageOf(caseId);
    if (reached !== stage) throw new Error(`${caseId} should be in ${stage}, and is in ${reached}`);
  }

  /** The case ends here: its proof and its chain are looked at when the story is over. Every case of a story ends. */
  async ends(caseId: string, stage: Stage): Promise<void> {
    await this.until(caseId, stage);
    this.ended.push({ caseId, stage });
  }
}
