import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SteerableClock } from '../../../local/clock.ts';
import { openS3 } from '../../../local/s3/s3.ts';
import { operator } from '../conformance/front.ts';

test('kill -9 leaves every stored object whole, and no half one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const stored = await runUntilKilled(folder, 20);
  expect(readdirSync(join(folder, 's3', 'incoming')).length).toBeGreaterThan(0);

  const s3 = openS3({ ...place, folder, clock: new SteerableClock() });
  const ask = (url: string) =>
    s3.handle({
      method: 'GET',
      url,
      headers: {},
      body: Readable.from([]),
      principal: operator,
      payloadHash: 'UNSIGNED-PAYLOAD',
    });
  const listed = String((await ask('/bucket?list-type=2')).body).matchAll(/<Key>([^<]+)</g);
  const keys = [...listed].map(([, key]) => key!);
  expect(keys).toEqual(expect.arrayContaining(stored));
  expect(keys).not.toContain('never-whole');
  for (const key of keys) {
    const { headers, body } = await ask(`/bucket/${key}`);
    expect(headers.etag).toBe(
      `"${createHash('md5')
        .update(body as Buffer)
        .digest('hex')}"`,
    );
  }
  expect(readdirSync(join(folder, 's3', 'incoming'))).toEqual([]);
  expect(blobsIn(folder)).toHaveLength(keys.length);
  s3.close();
  rmSync(folder, { recursive: true });
});

const place = {
  partition: 'aws',
  region: 'us-east-1',
  account: '000000000000',
  call: () => Promise.reject(new Error('no other service here')),
  busy: () => () => {},
};

/** Runs the uploader until it has told of `count` objects, kills it, and gives what it told. */
async function runUntilKilled(folder: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./uploader.ts', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (told.length === count) child.kill('SIGKILL');
  }
  await ended;
  return told;
}

const blobsIn = (folder: string): string[] =>
  readdirSync(join(folder, 's3', 'blobs')).flatMap((shelf) => readdirSync(join(folder, 's3', 'blobs', shelf)));
