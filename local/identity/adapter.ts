import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider';
import { Store } from '../sqlite.ts';

/** Keeps sessions, grants and refresh tokens in the state folder, so that a restart signs nobody out. */
export function adapterIn(path: string): AdapterConstructor {
  const store = new Store(
    path,
    `CREATE TABLE IF NOT EXISTS entry(model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, uid TEXT, grant_id TEXT,
       expires INTEGER, PRIMARY KEY(model, id)) WITHOUT ROWID;
     CREATE INDEX IF NOT EXISTS entry_uid ON entry(model, uid);
     CREATE INDEX IF NOT EXISTS entry_grant ON entry(grant_id)`,
  );
  const seconds = () => Math.floor(Date.now() / 1000);
  store.run('DELETE FROM entry WHERE expires < ?', seconds());

  return class implements Adapter {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
      const expires = expiresIn ? seconds() + expiresIn : null;
      const { uid = null, grantId = null } = payload;
      const sql = 'INSERT OR REPLACE INTO entry(model, id, payload, uid, grant_id, expires) VALUES(?, ?, ?, ?, ?, ?)';
      store.run(sql, this.#model, id, JSON.stringify(payload), uid, grantId, expires);
    }

    find = async (id: string) => this.#one('id', id);
    findByUid = async (uid: string) => this.#one('uid', uid);
    /** Devices that sign in by a code of their own are not offered. */
    findByUserCode = async () => undefined;

    #one(column: 'id' | 'uid', value: string): AdapterPayload | undefined {
      const sql = `SELECT payload FROM entry WHERE model = ? AND ${column} = ? AND (expires IS NULL OR expires >= ?)`;
      const row = store.get<{ payload: string }>(sql, this.#model, value, seconds());
      return row && JSON.parse(row.payload);
    }

    async consume(id: string): Promise<void> {
      const payload = this.#one('id', id);
      const sql = 'UPDATE entry SET payload = ? WHERE model = ? AND id = ?';
      if (payload) store.run(sql, JSON.stringify({ ...payload, consumed: seconds() }), this.#model, id);
    }

    async destroy(id: string): Promise<void> {
      store.run('DELETE FROM entry WHERE model = ? AND id = ?', this.#model, id);
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      store.run('DELETE FROM entry WHERE grant_id = ?', grantId);
    }
  };
}
