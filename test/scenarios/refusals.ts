import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Cloud, startCloud } from '../../local/start.ts';
import { keys } from '../../store/keys.ts';
import { resident } from '../people.ts';
import { Behind } from './behind.ts';
import type { Json } from './client.ts';
import { type RawReply, sendRaw } from './raw.ts';
import { Scenes } from './scenes.ts';

/** A request, good or bad: `{handled}` and `{received}` in its path stand for the cases. */
export interface Asking {
  /** `sub`; `agent-1` unless told. */
  readonly as?: string;
  /** POST unless told. */
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Becomes JSON; text and bytes are sent as they are. */
  readonly body?: unknown;
  /** Instead of a good token; empty for none. */
  readonly authorization?: string;
}

/** What a refusal must say: status and code, and the clause or the field. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly clause?: string;
  readonly field?: string;
}

/** What API Gateway words itself. */
const gatewaySays = { 401: 'Unauthorized', 404: 'Not Found', 413: 'Request Too Long' } as const;

/** Values that bad requests give, and that must not come back. */
const secrets = [
  resident.identityNumber,
  '99010019580307',
  resident.phone,
  '１３０',
  'pigeon',
  'nobody-knows',
  '张<三>',
];

/** Asks what must be refused, and sees that a case in handling, one in reception and all else stay as they were. */
export class Refusals {
  readonly cloud: Cloud;
  readonly folder: string;
  readonly scenes: Scenes;
  readonly handled: string;
  readonly received: string;
  readonly #behind: Behind;

  private constructor(cloud: Cloud, folder: string, scenes: Scenes, handled: string, received: string) {
    this.cloud = cloud;
    this.folder = folder;
    this.scenes = scenes;
    this.handled = handled;
    this.received = received;
    this.#behind = new Behind(cloud);
  }

  static async open(): Promise<Refusals> {
    const folder = mkdtempSync(join(tmpdir(), 'bangdaiban-bad-'));
    const cloud = await startCloud({ state: folder, port: 0, quiet: true });
    const scenes = new Scenes(cloud);
    const handled = await scenes.submitted();
    const received = await scenes.register();
    await scenes.receive(received);
    await cloud.settle();
    return new Refusals(cloud, folder, scenes, handled, received);
  }

  async close(): Promise<void> {
    await this.cloud.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async ask({ as = 'agent-1', method = 'POST', path, headers, body, authorization }: Asking, key?: string) {
    const token = authorization ?? `Bearer ${await this.cloud.token(as)}`;
    const asItIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const bytes = asItIs ? body : JSON.stringify(body);
    return sendRaw(this.cloud.gatewayUrl, {
      method,
      path: path.replaceAll('{handled}', this.handled).replaceAll('{received}', this.received),
      headers: {
        ...(token && { authorization: token }),
        ...(bytes !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      body: bytes,
    });
  }

  /** Everything that could have been written: both cases, the pointers of the resident, the files. */
  async everything(): Promise<Json> {
    const s3 = this.#behind.s3();
    const { Versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: this.#behind.bucket('documents') }),
    );
    s3.destroy();
    return {
      handled: await this.#behind.kept(this.handled),
      received: await this.#behind.kept(this.received),
      own: await this.#behind.under('PRINCIPAL#resident-1'),
      files: Versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`),
    };
  }

  /** The answer, and that nothing at all was written: no event, no file, no row that remembers the key. */
  async #leavesAll(asking: Asking, look: (answer: RawReply) => void): Promise<string> {
    const key = randomUUID();
    const before = await this.everything();
    look(await this.ask(asking, key));
    expect(await this.everything()).toEqual(before);
    expect(await this.#row(asking, key)).toBeUndefined();
    return key;
  }

  /** Where an idempotency row of this request would lie. */
  #row({ as = 'agent-1', path }: Asking, key: string) {
    const part = path.startsWith('/v1/my') ? 'resident' : path.startsWith('/v1/manage') ? 'manager' : 'staff';
    return this.#behind.item(keys.idempotency(`${part}:${as}`, key));
  }

  /** The refusal is as it should be, and nothing was written. @returns the key, which is still free */
  refused = (asking: Asking, told: Told): Promise<string> => this.#leavesAll(asking, (answer) => isTold(answer, told));

  /** API Gateway refuses it in its own words, and nothing was written. */
  gatewayRefuses = (asking: Asking, status: keyof typeof gatewaySays): Promise<string> =>
    this.#leavesAll(asking, ({ status: given, text, headers }) => {
      expect([given, text]).toEqual([status, JSON.stringify({ message: gatewaySays[status] })]);
      expect(headers['content-type']).toBe('application/json');
      if (status === 401) expect(headers['www-authenticate']).toMatch(/^Bearer/);
    });
}

/** A refusal of ours: RFC 9457, in Chinese, with its clause or field, and without what was given. */
export function isTold({ status, headers, body, text }: RawReply, told: Told): void {
  expect([status, body?.code], text).toEqual([told.status, told.code]);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  expect(body.detail).toMatch(/[一-鿿]/);
  expect(body.instance).toMatch(/^urn:bangdaiban:request:/);
  if (told.clause !== undefined) expect(body).toMatchObject({ clause: told.clause, clauseWords: expect.any(String) });
  else expect(body.errors.map((fault: Json) => fault.field)).toContain(told.field);
  for (const fault of body.errors ?? []) expect(fault.message).toMatch(/[一-鿿]/);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

export const progress = { path: '/v1/cases/{handled}/matters/m1/progress' };
export const report = { text: '审批部门已受理。', means: 'electronic' };

/** A file, announced as it should be. */
export const announced = { purpose: 'material', type: 'application/pdf', bytes: 12, sha256: '0'.repeat(64) };
