import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../local/faults.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { Behind } from './behind.ts';
import { Scenes } from './scenes.ts';

/** A suspended case has no execution: the leg ends at the suspension, and the next begins where the case then stands. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-suspension-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
});

afterEach(() => cloud.faults.clear());

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const told = () => ({ means: 'electronic', on: scenes.day(0) });
const act = async (caseId: string, path: string, body: object) => {
  const { status } = await scenes.as('agent-1').post(`/v1/cases/${caseId}/${path}`, body);
  expect(status, path).toBe(200);
};
const suspend = (caseId: string, days = 30) =>
  act(caseId, 'suspension', {
    reason: 'correction',
    explanation: '等待补正材料。',
    side: 'principal',
    expectedEnd: scenes.day(days),
    told: told(),
  });
const resume = (caseId: string) => act(caseId, 'resumption', { explanation: '材料已补正。', told: told() });
const minutes = (count: number) => cloud.advance(count * 60_000);
const stageOf = async (caseId: string): Promise<string> => (await scenes.view(caseId)).stage.code;
const waits = async (caseId: string): Promise<string[]> =>
  (await behind.under(`CASE#${caseId}`)).map(({ sk }) => sk).filter((sk) => sk.startsWith('WAIT#'));
const filed = async () => {
  const caseId = await scenes.submitted({ items: ['SS-CARD'] });
  await cloud.settle();
  return caseId;
};
const completed = async (caseId: string) => {
  await scenes.complete(caseId);
  await scenes.evaluate(caseId);
  await cloud.settle();
  return stageOf(caseId);
};

/** Nothing reaches the dispatcher for half a day. */
const dead: Fault = { kind: 'delayed', service: 'streams', operation: 'bangdaiban-dispatcher', delay: 12 * 3_600_000 };

describe('a suspension', () => {
  test('ends the leg, which leaves no wait behind; the resumption starts the next, and the case is sealed there', async () => {
    const caseId = await filed();
    await suspend(caseId);
    await cloud.settle();
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    expect(await waits(caseId)).toEqual([]);
    await resume(caseId);
    await cloud.settle();
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
    expect(await completed(caseId)).toBe('archived');
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'SUCCEEDED' });
  });

  test('may come again: a leg for each time it goes on', async () => {
    const caseId = await filed();
    for (let time = 0; time < 3; time++) {
      await suspend(caseId);
      await cloud.settle();
      await resume(caseId);
      await cloud.settle();
    }
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'SUCCEEDED', 3: 'SUCCEEDED', 4: 'RUNNING' });
  });

  test('that ends with the service goes on to the evaluation', async () => {
    const caseId = await filed();
    await suspend(caseId);
    await cloud.settle();
    const resident = scenes.as('resident-1');
    expect((await resident.post(`/v1/my/cases/${caseId}/withdrawal`, {})).status).toBe(200);
    await cloud.settle();
    expect(await stageOf(caseId)).toBe('evaluation');
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
    expect(await waits(caseId)).toEqual(['WAIT#evaluation']);
  });

  test('over before the dispatcher saw it leaves the leg as it was', async () => {
    const caseId = await filed();
    cloud.faults.add({ ...dead, delay: 1500 });
    await suspend(caseId);
    await resume(caseId);
    cloud.faults.clear();
    await cloud.advance(5000);
    await cloud.settle();
    expect(Object.values(await behind.legs(caseId)).filter((status) => status === 'RUNNING')).toHaveLength(1);
    expect(await completed(caseId)).toBe('archived');
  });

  test('told twice ends one leg and starts one', async () => {
    cloud.faults.add({ kind: 'doubled', service: 'streams', operation: 'bangdaiban-dispatcher', probability: 1 });
    const caseId = await filed();
    await suspend(caseId);
    await cloud.settle();
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    await resume(caseId);
    await cloud.settle();
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
  });

  test('survives lost answers of the workflow', async () => {
    for (const operation of ['StartExecution', 'SendTaskSuccess'])
      cloud.faults.add({ kind: 'lost-answer', service: 'states', operation, probability: 0.6, seed: 7 });
    const caseId = await filed();
    await suspend(caseId);
    await cloud.advance(60_000);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    await resume(caseId);
    await cloud.advance(60_000);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
  });
});

describe('reconciliation', () => {
  test('reminds of the expected end of a case that no execution wakes', async () => {
    const caseId = await filed();
    await suspend(caseId, 1);
    const [due] = (await scenes.view(caseId)).dues;
    await cloud.advance(Date.parse(due.at) - cloud.clock.now() + 31 * 60_000);
    const events = (await behind.commits(caseId)).flatMap((commit) => commit.events);
    expect(events.filter(({ type }) => type === 'DeadlineReminded')).toMatchObject([
      { due: 'resumption', dueAt: due.at, level: 1 },
    ]);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
  });

  test('does what a dead dispatcher left undone: ends the leg, starts none while it rests, and the next one afterwards', async () => {
    const caseId = await filed();
    cloud.faults.add(dead);
    await suspend(caseId);
    await minutes(46);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    await minutes(120);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    await resume(caseId);
    await minutes(46);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
    expect(await waits(caseId)).toEqual(['WAIT#handling']);
  });
});
