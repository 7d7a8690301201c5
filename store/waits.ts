import type { Stage } from '../domain/lifecycle.ts';
import { keys, lists, shardOf } from './keys.ts';
import { ConditionFailed, type Item, type Table } from './table.ts';

/** A wait of the workflow: the token that ends it, the leg that waits, and when it wakes by itself. Written by Step Functions. */
export interface Wait {
  readonly stage: Stage;
  readonly taskToken: string;
  readonly leg: number;
  readonly wakeAt: string;
}

/** Waits and the dispatch mark: what the workflow and the case know of each other. */
export class Waits {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async of(caseId: string): Promise<Wait[]> {
    const items = await this.#table.all<Item & Wait>({
      partition: keys.casePartition(caseId),
      from: 'WAIT#',
      to: 'WAIT#~',
    });
    return items.map(waitOf);
  }

  async find(caseId: string, stage: Stage): Promise<Wait | undefined> {
    const item = await this.#table.get<Item & Wait>(keys.wait(caseId, stage));
    return item && waitOf(item);
  }

  /** Removes a wait that is over, unless the workflow waits anew by now. */
  async remove(caseId: string, { stage, taskToken }: Wait): Promise<void> {
    const same = 'taskToken = :token';
    await this.#quiet(() => this.#table.remove(keys.wait(caseId, stage), same, { ':token': taskToken }));
  }

  /** Marks that the workflow has been told of all commits through `seq`; an older mark never overwrites a newer one. */
  async dispatched(caseId: string, seq: number): Promise<void> {
    const newer = 'attribute_not_exists(through) OR through < :seq';
    await this.#quiet(() => this.#table.update(keys.dispatch(caseId), { through: seq, v: 1 }, newer, { ':seq': seq }));
  }

  /** Marks that this leg runs. */
  async legStarted(caseId: string, leg: number): Promise<void> {
    const newer = 'attribute_not_exists(leg) OR leg < :leg';
    await this.#quiet(() => this.#table.update(keys.dispatch(caseId), { leg, v: 1 }, newer, { ':leg': leg }));
  }

  /** Marks that this leg is told to end, since the case is suspended. */
  async rested(caseId: string, leg: number): Promise<void> {
    const newer = 'attribute_not_exists(rested) OR rested < :leg';
    await this.#quiet(() => this.#table.update(keys.dispatch(caseId), { rested: leg, v: 1 }, newer, { ':leg': leg }));
  }

  /** Marks since when a case is overdue, or that it no longer is. @param centre the office at the top of the district */
  async overdue(caseId: string, centre: string, since: string | undefined): Promise<void> {
    await this.#table.update(keys.dispatch(caseId), {
      overdueSince: since,
      gsi3pk: since && lists.overdue(centre, shardOf(caseId)),
      gsi3sk: since && `${since}#${caseId}`,
      v: 1,
    });
  }

  /** Moves the time by which reconciliation looks again; only while the case is watched. */
  async watchAgain(caseId: string, at: string): Promise<void> {
    await this.#quiet(() =>
      this.#table.update(keys.head(caseId), { gsi3sk: `${at}#${caseId}` }, 'attribute_exists(gsi3pk)'),
    );
  }

  /** Takes a case that is over and counted off the watch list, unless it has changed meanwhile. @param version as it was found */
  async watchNoMore(caseId: string, version: number): Promise<void> {
    const gone = { gsi3pk: undefined, gsi3sk: undefined };
    const same = 'version = :found AND attribute_exists(gsi3pk)';
    await this.#quiet(() => this.#table.update(keys.head(caseId), gone, same, { ':found': version }));
  }

  async #quiet(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

const waitOf = ({ sk, taskToken, leg, wakeAt }: Item & Wait): Wait => ({
  stage: sk.slice('WAIT#'.length) as Stage,
  taskToken,
  leg: Number(leg),
  wakeAt,
});
