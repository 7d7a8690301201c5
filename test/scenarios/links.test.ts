import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { bodyOf, readPdf } from '../documents/read.ts';
import { good, Scenes } from './scenes.ts';

/** Signing by a one-time link over the whole system, with the rights of the function that takes it. */
let cloud: Cloud;
let folder: string;
let scenes: Scenes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-links-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true });
  scenes = new Scenes(cloud);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const drawing = [
  [
    [100, 100],
    [300, 100],
  ],
  [
    [200, 100],
    [200, 300],
  ],
];

clause('A.7.4', () => {
  test('drawn by hand, sealed by a function that opens nothing, and printed by the one that may', async () => {
    const caseId = await scenes.register();
    await scenes.receive(caseId);
    await scenes.draft(caseId);
    const asked = { purpose: 'agreement', channel: 'qr-code' };
    const { address } = good(await scenes.as('agent-1').post(`/v1/cases/${caseId}/signing-links`, asked));
    const { digest } = (await (await fetch(`${cloud.gatewayUrl}${address}`)).json()) as { digest: string };
    const signed = await fetch(`${cloud.gatewayUrl}${address}/signature`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ digest, drawing }),
    });
    expect(signed.status).toBe(200);
    good(await scenes.as('manager-1').post(`/v1/manage/cases/${caseId}/agreement/signature`, { digest }));
    await cloud.settle();
    const { link } = good(await scenes.as('agent-1').get(`/v1/cases/${caseId}/documents/agreement`));
    const printed = await readPdf(new Uint8Array(await (await fetch(link.url)).arrayBuffer()));
    expect(bodyOf(printed)).toContain('签署方式：通过一次性签署链接在线手写签署');
    expect(printed.drawn.map(({ length }) => length)).toEqual([2, 2]);
  });
});
