import { createHash, randomBytes } from 'node:crypto';
import type { Principal } from '../service.ts';
import { Database } from './database.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS key(bytes BLOB);
  CREATE TABLE IF NOT EXISTS role(arn TEXT PRIMARY KEY, principal TEXT);
  CREATE TABLE IF NOT EXISTS definition(hash TEXT PRIMARY KEY, body TEXT);
  CREATE TABLE IF NOT EXISTS machine(arn TEXT PRIMARY KEY, name TEXT, definition TEXT, role TEXT, logging TEXT,
    revision TEXT, created INT, updated INT);
  CREATE TABLE IF NOT EXISTS execution(id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT UNIQUE, machine TEXT, name TEXT,
    definition TEXT, role TEXT, input TEXT, status TEXT, output TEXT, error TEXT, cause TEXT, started INT, stopped INT,
    deadline INT, events INT, transitions INT);
  CREATE INDEX IF NOT EXISTS execution_machine ON execution(machine, started);
  CREATE INDEX IF NOT EXISTS execution_deadline ON execution(deadline) WHERE status = 'RUNNING';
  CREATE INDEX IF NOT EXISTS execution_stopped ON execution(stopped) WHERE stopped IS NOT NULL;
  CREATE TABLE IF NOT EXISTS frame(id INTEGER PRIMARY KEY AUTOINCREMENT, execution INT, parent INT, position INT,
    path TEXT, state TEXT, input TEXT, variables TEXT, attempts TEXT, phase TEXT, visit INT, token TEXT UNIQUE,
    wake INT, heartbeat INT, beat INT, due INT, entered INT, enteredEvent INT, lastEvent INT, item TEXT, work TEXT);
  CREATE INDEX IF NOT EXISTS frame_execution ON frame(execution);
  CREATE INDEX IF NOT EXISTS frame_parent ON frame(parent, phase);
  CREATE INDEX IF NOT EXISTS frame_due ON frame(due) WHERE due IS NOT NULL;
  CREATE TABLE IF NOT EXISTS event(execution INT, id INT, previous INT, type TEXT, at INT, details TEXT,
    PRIMARY KEY(execution, id)) WITHOUT ROWID;
`;

export interface Machine {
  readonly arn: string;
  readonly name: string;
  /** Hash of its definition. */
  readonly definition: string;
  readonly role: string;
  readonly logging: string;
  readonly revision: string | null;
  readonly created: number;
  readonly updated: number;
}

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Execution {
  readonly id: number;
  readonly arn: string;
  /** ARN of its machine. */
  readonly machine: string;
  readonly name: string;
  /** Hash of the definition it started with, and keeps. */
  readonly definition: string;
  readonly role: string;
  readonly input: string;
  readonly started: number;
  readonly deadline: number;
  status: Status;
  output: string | null;
  error: string | null;
  cause: string | null;
  stopped: number | null;
  /** How many history events it has, which is the id of the last. */
  events: number;
  /** States entered, retries included: what AWS bills. */
  transitions: number;
}

/**
 * What a frame is doing. `run`: its state has work to do. `waiting`: a Wait state. `calling`: a call is in flight.
 * `sending`: the same, for a task with a token. `token`: the token is out. `answered`, `refused`: `work` holds the
 * outcome of the task. `retrying`: until `wake`. `children`: branches or iterations run. `done`, `broken`: a child that
 * has ended, with its output or error in `work`.
 */
type Phase =
  | 'run'
  | 'waiting'
  | 'calling'
  | 'sending'
  | 'token'
  | 'answered'
  | 'refused'
  | 'retrying'
  | 'children'
  | 'done'
  | 'broken';

/** One line of control: an execution's own, or that of a branch or iteration. */
export interface Frame {
  readonly id: number;
  readonly execution: number;
  readonly parent: number | null;
  /** Among its siblings. */
  readonly position: number;
  /** JSON of the Path of its definition. */
  readonly path: string;
  /** JSON of Map.Item of the context, or `null`. */
  readonly item: string;
  state: string;
  input: string;
  variables: string;
  /** JSON: how often each retrier was used in this visit of the state. */
  attempts: string;
  phase: Phase;
  /** Grows with each change; a change prepared on an older visit is dropped. */
  visit: number;
  token: string | null;
  /** When the wait, the retry or the task's timeout falls due, ms. */
  wake: number | null;
  /** When the task's heartbeat falls due, ms. */
  heartbeat: number | null;
  /** The heartbeat's interval, s. */
  beat: number | null;
  entered: number;
  enteredEvent: number;
  lastEvent: number;
  work: string | null;
}

export interface StoredEvent {
  readonly id: number;
  readonly previous: number;
  readonly type: string;
  readonly at: number;
  readonly details: string;
}

/** A change was prepared on a state of the frame that is no longer. */
export class Stale extends Error {}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Machines, executions, frames and history in one SQLite file. */
export class Store {
  readonly #db: Database;

  constructor(path: string) {
    this.#db = new Database(path, SCHEMA);
  }

  transaction<Result>(work: () => Result): Result {
    return this.#db.transaction(work);
  }

  close(): void {
    this.#db.close();
  }

  /** The secret that signs task tokens. */
  key(): Buffer {
    const kept = this.#db.one<{ bytes: Uint8Array }>('SELECT bytes FROM key');
    if (kept) return Buffer.from(kept.bytes);
    const key = randomBytes(32);
    this.#db.run('INSERT INTO key VALUES(?)', key);
    return key;
  }

  putRole(arn: string, principal: Principal): void {
    this.#db.run('INSERT OR REPLACE INTO role VALUES(?, ?)', arn, JSON.stringify(principal));
  }

  role(arn: string): Principal | undefined {
    const row = this.#db.one<{ principal: string }>('SELECT principal FROM role WHERE arn = ?', arn);
    if (!row) return undefined;
    return JSON.parse(row.principal) as Principal;
  }

  putDefinition(body: string): string {
    const hash = hashOf(body);
    this.#db.run('INSERT OR IGNORE INTO definition VALUES(?, ?)', hash, body);
    return hash;
  }

  definition(hash: string): string | undefined {
    return this.#db.one<{ body: string }>('SELECT body FROM definition WHERE hash = ?', hash)?.body;
  }

  putMachine(machine: Machine): void {
    const { arn, name, definition, role, logging, revision, created, updated } = machine;
    const values = [arn, name, definition, role, logging, revision, created, updated];
    this.#db.run('INSERT OR REPLACE INTO machine VALUES(?, ?, ?, ?, ?, ?, ?, ?)', ...values);
  }

  machine(arn: string): Machine | undefined {
    return this.#db.one<Machine>('SELECT * FROM machine WHERE arn = ?', arn);
  }

  machines(limit: number, offset: number): Machine[] {
    return this.#db.all<Machine>('SELECT * FROM machine ORDER BY arn LIMIT ? OFFSET ?', limit, offset);
  }

  insertExecution(execution: Omit<Execution, 'id'>): Execution {
    const { arn, machine, name, definition, role, input, status, started, deadline } = execution;
    const sql =
      'INSERT INTO execution(arn, machine, name, definition, role, input, status, started, deadline, events, transitions) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)';
    const { id } = this.#db.run(sql, arn, machine, name, definition, role, input, status, started, deadline);
    return { ...execution, id };
  }

  execution(id: number): Execution | undefined {
    return this.#db.one<Execution>('SELECT * FROM execution WHERE id = ?', id);
  }

  executionNamed(arn: string): Execution | undefined {
    return this.#db.one<Execution>('SELECT * FROM execution WHERE arn = ?', arn);
  }

  saveExecution({ id, status, output, error, cause, stopped, events, transitions }: Execution): void {
    const sql =
      'UPDATE execution SET status = ?, output = ?, error = ?, cause = ?, stopped = ?, events = ?, transitions = ? WHERE id = ?';
    this.#db.run(sql, status, output, error, cause, stopped, events, transitions, id);
  }

  saveCounts({ id, events, transitions }: Execution): void {
    this.#db.run('UPDATE execution SET events = ?, transitions = ? WHERE id = ?', events, transitions, id);
  }

  /** Newest first. */
  executions(machine: string, status: string | null, since: number, limit: number, offset: number): Execution[] {
    const sql =
      'SELECT * FROM execution WHERE machine = ?1 AND (?2 IS NULL OR status = ?2) AND (stopped IS NULL OR stopped > ?3) ORDER BY started DESC, id DESC LIMIT ?4 OFFSET ?5';
    return this.#db.all<Execution>(sql, machine, status, since, limit, offset);
  }

  /** Forgets executions that stopped at `until` or before. */
  forget(until: number): void {
    const old = 'SELECT id FROM execution WHERE stopped <= ?';
    this.#db.run(`DELETE FROM event WHERE execution IN (${old})`, until);
    this.#db.run('DELETE FROM execution WHERE stopped <= ?', until);
  }

  overdueExecutions(now: number): { id: number }[] {
    return this.#db.all("SELECT id FROM execution WHERE status = 'RUNNING' AND deadline <= ? ORDER BY deadline", now);
  }

  insertFrame(frame: Omit<Frame, 'id' | 'visit'>): Frame {
    const { execution, parent, position, path, item, state, input, variables, attempts, phase } = frame;
    const values = [execution, parent, position, path, item, state, input, variables, attempts, phase];
    const sql =
      'INSERT INTO frame(execution, parent, position, path, item, state, input, variables, attempts, phase, visit, entered, enteredEvent, lastEvent) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)';
    const { id } = this.#db.run(sql, ...values, frame.entered, frame.enteredEvent, frame.lastEvent);
    return { ...frame, id, visit: 0 };
  }

  frame(id: number): Frame | undefined {
    return this.#db.one<Frame>('SELECT * FROM frame WHERE id = ?', id);
  }

  frameWith(token: string): Frame | undefined {
    return this.#db.one<Frame>('SELECT * FROM frame WHERE token = ?', token);
  }

  framesOf(execution: number): Frame[] {
    return this.#db.all<Frame>('SELECT * FROM frame WHERE execution = ? ORDER BY id', execution);
  }

  /** @throws Stale when the frame has moved on since it was read */
  claim({ id, visit }: Frame): void {
    if (this.#db.one<{ visit: number }>('SELECT visit FROM frame WHERE id = ?', id)?.visit !== visit) throw new Stale();
  }

  saveFrame(frame: Frame): void {
    const { state, input, variables, attempts, phase, token, wake, heartbeat, beat, entered, enteredEvent } = frame;
    const due = wake === null ? heartbeat : Math.min(wake, heartbeat ?? wake);
    frame.visit++;
    const values = [state, input, variables, attempts, phase, frame.visit, token, wake, heartbeat, beat, due, entered];
    const sql =
      'UPDATE frame SET state = ?, input = ?, variables = ?, attempts = ?, phase = ?, visit = ?, token = ?, wake = ?, heartbeat = ?, beat = ?, due = ?, entered = ?, enteredEvent = ?, lastEvent = ?, work = ? WHERE id = ?';
    this.#db.run(sql, ...values, enteredEvent, frame.lastEvent, frame.work, frame.id);
  }

  children(parent: number): Frame[] {
    return this.#db.all<Frame>('SELECT * FROM frame WHERE parent = ? ORDER BY position', parent);
  }

  /** How many children there are, how many have ended, and the first that broke. */
  progress(parent: number): { total: number; done: number; broken: number | null } {
    const sql =
      "SELECT count(*) total, coalesce(sum(phase = 'done'), 0) done, min(CASE phase WHEN 'broken' THEN id END) broken FROM frame WHERE parent = ?";
    return this.#db.one<{ total: number; done: number; broken: number | null }>(sql, parent)!;
  }

  deleteFrame(id: number): void {
    this.#db.run('DELETE FROM frame WHERE id = ?', id);
  }

  deleteFramesOf(execution: number): void {
    this.#db.run('DELETE FROM frame WHERE execution = ?', execution);
  }

  overdueFrames(now: number): { id: number }[] {
    return this.#db.all('SELECT id FROM frame WHERE due <= ? ORDER BY due, id', now);
  }

  /** When the next frame or execution falls due, ms. */
  nextDue(): number | undefined {
    const sql =
      "SELECT min(due) due FROM (SELECT min(due) due FROM frame WHERE due IS NOT NULL UNION ALL SELECT min(deadline) FROM execution WHERE status = 'RUNNING')";
    return this.#db.one<{ due: number | null }>(sql)?.due ?? undefined;
  }

  /** Frames that must go on by themselves after a restart: all but those that wait for a time, a token or a parent. */
  interrupted(): { id: number }[] {
    return this.#db.all(
      "SELECT id FROM frame WHERE phase NOT IN ('waiting', 'retrying', 'token', 'done', 'broken') ORDER BY id",
    );
  }

  addEvent(execution: number, { id, previous, type, at, details }: StoredEvent): void {
    this.#db.run('INSERT INTO event VALUES(?, ?, ?, ?, ?, ?)', execution, id, previous, type, at, details);
  }

  events(execution: number, reverse: boolean, limit: number, offset: number): StoredEvent[] {
    const sql = `SELECT id, previous, type, at, details FROM event WHERE execution = ? ORDER BY id ${reverse ? 'DESC' : ''} LIMIT ? OFFSET ?`;
    return this.#db.all<StoredEvent>(sql, execution, limit, offset);
  }
}
