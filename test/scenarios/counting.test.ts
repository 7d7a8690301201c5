import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { keys } from '../../store/keys.ts';
import { type Mark, markItem } from '../../store/mark.ts';
import { clause } from '../clause.ts';
import { Behind } from './behind.ts';
import { Scenes } from './scenes.ts';
import { apart, size, tallies } from './tallies.ts';
import { shanghai } from './world.ts';

/** One district in the spring of 2026, from its first case on; the tests go on from each other. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-counting-'));
  const clock = new SteerableClock(shanghai('2026-03-30 09:30') - Date.now());
  cloud = await startCloud({ state: folder, port: 0, quiet: true, clock });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
}, 120_000);
afterEach(() => cloud.faults.clear());
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const aMinute = 60_000;

async function goTo(time: string): Promise<void> {
  await cloud.advance(shanghai(time) - cloud.clock.now());
  await cloud.settle();
}

/** Everything that is counted is what the histories say; how many rows there are. */
async function agree(generation = 1): Promise<number> {
  await cloud.settle();
  const { leaves, marks, histories } = await tallies(behind, generation);
  expect(apart(histories, leaves)).toEqual([]);
  expect(apart(histories, marks)).toEqual([]);
  return size(histories);
}

const rowsOn = async (day: string, cut: string, generation = 1): Promise<Record<string, number>> => {
  const items = await behind.under(keys.leaves(day.slice(0, 7), 'heping'));
  const own = items.filter(({ sk }) => sk.startsWith(`${generation}#${day}#`) && sk.endsWith(`#${cut}`));
  return Object.assign({}, ...own.map(({ pk: _, sk: __, ...rows }) => rows));
};

clause('8.3', () => {
  describe('what a case says is counted when it has been dispatched', () => {
    test('by its registration and its reception', async () => {
      const caseId = await scenes.register();
      expect(await agree()).toBeGreaterThan(0);
      await scenes.receive(caseId);
      const rows = await rowsOn('2026-03-30', '2026-03');
      expect(await agree()).toBeGreaterThan(2);
      expect(
        Object.entries(rows).filter(([row, count]) => row.startsWith('request=counted') && count === 1),
      ).toHaveLength(1);
    });

    test('once, when each record of the stream comes twice and some come late', async () => {
      cloud.faults.add({ kind: 'doubled', service: 'streams', operation: 'bangdaiban-dispatcher' });
      cloud.faults.add({
        kind: 'delayed',
        service: 'streams',
        operation: 'bangdaiban-dispatcher',
        probability: 0.5,
        seed: 1,
      });
      for (let count = 0; count < 3; count++) await scenes.receive(await scenes.register());
      cloud.faults.clear();
      await cloud.advance(2 * aMinute);
      await agree();
    });

    test('by reconciliation, when the dispatcher hears of nothing; a case that is over is watched until then', async () => {
      cloud.faults.add({ kind: 'delayed', service: 'streams', operation: 'bangdaiban-dispatcher' });
      const caseId = await scenes.register();
      await scenes.as('resident-1').post(`/v1/my/cases/${caseId}/withdrawal`, {});
      const before = await tallies(behind);
      expect(apart(before.histories, before.leaves)).not.toEqual([]);
      expect(await behind.item(keys.head(caseId))).toHaveProperty('gsi3pk');
      await cloud.advance(45 * aMinute);
      await agree();
      expect(await behind.item(keys.head(caseId))).not.toHaveProperty('gsi3pk');
    });

    test('though others are at work on the same leaves all the time', async () => {
      cloud.faults.add({
        kind: 'conflict',
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        probability: 0.3,
        seed: 3,
      });
      cloud.faults.add({
        kind: 'lost-answer',
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        probability: 0.3,
        seed: 4,
      });
      const patient = new Scenes(cloud, {
        outside: { gatewayUrl: cloud.gatewayUrl, token: cloud.token, patience: 60_000 },
      });
      await Promise.all(Array.from({ length: 4 }, async () => patient.receive(await patient.register())));
      cloud.faults.clear();
      await cloud.advance(45 * aMinute);
      await agree();
    });
  });

  describe('the nightly check', () => {
    test('compares the cases of offices that are drawn by a seed, and finds nothing wrong', async () => {
      await goTo('2026-03-31 02:35');
      const check = await behind.item(keys.check('2026-03-31'));
      expect(check).toMatchObject({
        seed: 'counts-2026-03-31',
        months: ['2026-03'],
        found: 0,
        differences: [],
        busy: [],
      });
      expect(check?.['offices']).toContain('heping');
      expect(check?.['cases']).toBeGreaterThan(8);
    });

    test('finds a leaf that somebody has touched: a row too many, one that is missing', async () => {
      const leaves = await behind.under(keys.leaves('2026-03', 'heping'));
      const leaf = leaves.find((item) => Object.keys(item).some((name) => name.startsWith('request=')));
      const row = Object.keys(leaf ?? {}).find((name) => name.startsWith('request=')) ?? '';
      await behind.put({ ...leaf!, [row]: Number(leaf?.[row]) + 5, 'resolution=resolved=a~o==-': 2 });
      await goTo('2026-04-01 02:35');
      const check = await behind.item(keys.check('2026-04-01'));
      const differences = check?.['differences'] as { row: string; by: number }[];
      expect(differences.map(({ row: which, by }) => [which, by]).sort()).toEqual(
        [
          [row, 5],
          ['resolution=resolved=a~o==-', 2],
        ].sort(),
      );
      expect(check).toMatchObject({ found: 2, months: ['2026-03', '2026-04'] });
    });
  });

  test('the nightly check finds a case for which something else was counted than its history says', async () => {
    const [caseId] = (await behind.beginning('COUNTED#2026-03#heping')).map(({ sk }) => sk.slice('1#CASE#'.length));
    const mark = await behind.item(keys.counted(keys.casePartition(caseId ?? '')));
    const { revision, through } = mark as unknown as Mark;
    const nothing = { generation: 1, through, counted: new Map() };
    await behind.put(markItem(keys.casePartition(caseId ?? ''), revision + 1, nothing));
    await goTo('2026-04-02 02:35');
    const check = await behind.item(keys.check('2026-04-02'));
    const differences = check?.['differences'] as { caseId?: string; row: string; by: number }[];
    const own = differences.filter((each) => each.caseId === caseId);
    expect(own.some(({ row, by }) => row.startsWith('request=counted') && by === -1)).toBe(true);
    expect(new Set(differences.flatMap((each) => each.caseId ?? []))).toEqual(new Set([caseId]));
  });

  describe('counting everything anew', () => {
    test('puts it right while cases go on; the old leaves are read until the new ones are whole, and then go', async () => {
      await behind.startRebuild('first');
      await scenes.receive(await scenes.register());
      expect(await behind.item(keys.generation)).toMatchObject({ reading: 1, writing: 2 });
      await cloud.advance(3 * aMinute);
      await scenes.receive(await scenes.register());
      await cloud.advance(10 * aMinute);
      expect(await behind.item(keys.generation)).toMatchObject({ reading: 2, writing: 2 });
      await agree(2);
      const old = (await behind.beginning('COUNT')).filter(({ sk }) => sk.startsWith('1#'));
      expect(old).toEqual([]);
    });

    test('twice comes to the same', async () => {
      const before = await tallies(behind, 2);
      await behind.startRebuild('second');
      await cloud.advance(10 * aMinute);
      const after = await tallies(behind, 3);
      expect(apart(before.leaves, after.leaves)).toEqual([]);
      await agree(3);
    });
  });

  describe('a month that is frozen', () => {
    test('is not changed by what comes later: that is a revision, in the next one', async () => {
      await behind.reconciles(false);
      const caseId = await scenes.register();
      await cloud.settle();
      const day = '2026-04-02';
      const first = await rowsOn(day, '2026-04', 3);
      expect(Object.keys(first).some((row) => row.startsWith('response=pending:'))).toBe(true);
      await goTo('2026-05-20 10:00');
      const frozen = await rowsOn(day, '2026-04', 3);
      await scenes.receive(caseId);
      await cloud.settle();
      expect(await rowsOn(day, '2026-04', 3)).toEqual(frozen);
      const revision = await rowsOn(day, '2026-05', 3);
      expect(
        Object.entries(revision)
          .filter(([row]) => row.startsWith('response='))
          .map(([row, by]) => [row.split('=')[1]?.slice(0, 7), by])
          .sort(),
      ).toEqual([
        ['late', 1],
        ['pending', -1],
      ]);
      await agree(3);
    });
  });
});
