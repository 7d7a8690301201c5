import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { Behind } from './behind.ts';
import { good, Scenes } from './scenes.ts';

/** Two registrations of one need over the whole system: the workflow of the younger ends, that of the older goes on. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-merging-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const merge = async (caseId: string, into: string) =>
  good(await scenes.as('agent-1').post(`/v1/cases/${caseId}/merger`, { into, reason: '同一需求重复登记。' }));

clause('7.2.1.1', () => {
  test.each(['reception', 'acceptance'] as const)('in %s, the younger is over and its workflow ends', async (stage) => {
    const older = await scenes.register();
    const younger = await scenes.register();
    if (stage === 'acceptance') await scenes.receive(younger);
    await cloud.settle();
    expect(await behind.stageOfLeg(younger, 1)).toBe(stage);
    expect((await merge(younger, older)).stage.code).toBe('merged');
    await cloud.settle();
    expect(await behind.legs(younger)).toEqual({ 1: 'SUCCEEDED' });
    expect(await behind.stageOfLeg(older, 1)).toBe('reception');
    const joined = await scenes.view(older);
    expect(joined.duplicates).toMatchObject([{ caseId: younger, repetitions: 1 }]);
    await scenes.receive(older);
    await cloud.settle();
    expect(await behind.stageOfLeg(older, 1)).toBe('acceptance');
  });
});
