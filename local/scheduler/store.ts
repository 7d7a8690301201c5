import { OUTBOX_SCHEMA } from '../events/outbox.ts';
import type { Principal } from '../service.ts';
import { Database } from '../states/database.ts';
import type { Wish } from './checks.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS grouping(name TEXT PRIMARY KEY, created INT, modified INT);
  CREATE TABLE IF NOT EXISTS schedule(grouping TEXT, name TEXT, wish TEXT, principal TEXT, token TEXT, created INT,
    modified INT, anchor INT, occurrence INT, due INT, declared INT, PRIMARY KEY(grouping, name));
  CREATE INDEX IF NOT EXISTS schedule_due ON schedule(due) WHERE due IS NOT NULL;
  ${OUTBOX_SCHEMA}
`;

/** A schedule as it is kept. Times are ms. */
export interface Schedule {
  readonly wish: Wish;
  readonly principal: Principal;
  /** ClientToken of the request that made it. */
  readonly token: string | null;
  readonly created: number;
  readonly modified: number;
  /** What a rate counts from. */
  readonly anchor: number;
  /** The next occurrence; null when there is none. */
  readonly occurrence: number | null;
  /** When it is delivered: the occurrence, or later within the flexible window. */
  readonly due: number | null;
  /** Whether a template declares it. */
  readonly declared: boolean;
}

interface Row {
  readonly wish: string;
  readonly principal: string;
  readonly token: string | null;
  readonly created: number;
  readonly modified: number;
  readonly anchor: number;
  readonly occurrence: number | null;
  readonly due: number | null;
  readonly declared: number;
}

export interface Group {
  readonly name: string;
  readonly created: number;
  readonly modified: number;
}

/** Schedules, their groups and their deliveries in one SQLite file. */
export class Store {
  readonly database: Database;

  constructor(path: string, now: number) {
    this.database = new Database(path, SCHEMA);
    this.putGroup('default', now);
  }

  putGroup(name: string, now: number): void {
    this.database.run('INSERT OR IGNORE INTO grouping VALUES(?, ?, ?)', name, now, now);
  }

  group(name: string): Group | undefined {
    return this.database.one<Group>('SELECT * FROM grouping WHERE name = ?', name);
  }

  groups(prefix: string, limit: number, offset: number): Group[] {
    const sql = 'SELECT * FROM grouping WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name LIMIT ?2 OFFSET ?3';
    return this.database.all<Group>(sql, prefix, limit, offset);
  }

  /** With all its schedules. */
  deleteGroup(name: string): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM schedule WHERE grouping = ?', name);
      this.database.run('DELETE FROM grouping WHERE name = ?', name);
    });
  }

  put({ wish, principal, token, created, modified, anchor, occurrence, due, declared }: Schedule): void {
    const texts = [wish.GroupName, wish.Name, JSON.stringify(wish), JSON.stringify(principal), token];
    const times = [created, modified, anchor, occurrence, due, declared ? 1 : 0];
    this.database.run('INSERT OR REPLACE INTO schedule VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...texts, ...times);
  }

  schedule(group: string, name: string): Schedule | undefined {
    const row = this.database.one<Row>('SELECT * FROM schedule WHERE grouping = ? AND name = ?', group, name);
    return row && scheduleOf(row);
  }

  schedules(group: string | null, prefix: string, state: string | null, limit: number, offset: number): Schedule[] {
    const sql =
      "SELECT * FROM schedule WHERE (?1 IS NULL OR grouping = ?1) AND substr(name, 1, length(?2)) = ?2 AND (?3 IS NULL OR wish ->> '$.State' = ?3) ORDER BY grouping, name LIMIT ?4 OFFSET ?5";
    return this.database.all<Row>(sql, group, prefix, state, limit, offset).map(scheduleOf);
  }

  declared(): Schedule[] {
    return this.database.all<Row>('SELECT * FROM schedule WHERE declared = 1').map(scheduleOf);
  }

  due(now: number): Schedule[] {
    return this.database.all<Row>('SELECT * FROM schedule WHERE due <= ? ORDER BY due', now).map(scheduleOf);
  }

  nextDue(): number | undefined {
    return (
      this.database.one<{ due: number | null }>('SELECT min(due) due FROM schedule WHERE due IS NOT NULL')?.due ??
      undefined
    );
  }

  delete({ GroupName, Name }: Pick<Wish, 'GroupName' | 'Name'>): void {
    this.database.run('DELETE FROM schedule WHERE grouping = ? AND name = ?', GroupName, Name);
  }
}

const scheduleOf = ({ wish, principal, declared, ...rest }: Row): Schedule => ({
  ...rest,
  wish: JSON.parse(wish),
  principal: JSON.parse(principal),
  declared: declared === 1,
});
