import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { Scenes } from './scenes.ts';
import { shanghai } from './world.ts';

/** One district in the spring of 2026; the tests go on from each other, under the permissions of the template. */
let cloud: Cloud;
let folder: string;
let scenes: Scenes;
let caseId = '';
let finding = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-supervision-'));
  const clock = new SteerableClock(shanghai('2026-03-30 09:30') - Date.now());
  cloud = await startCloud({ state: folder, port: 0, quiet: true, clock });
  scenes = new Scenes(cloud);
}, 120_000);
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function goTo(time: string): Promise<void> {
  await cloud.advance(shanghai(time) - cloud.clock.now());
  await cloud.settle();
}

clause('8.1', () => {
  test('a supervisor with a term draws a case of the frozen month and files a finding on it', async () => {
    caseId = await scenes.register();
    await cloud.settle();
    await goTo('2026-04-14 09:30');
    const member = {
      office: 'centre',
      roles: ['supervisor'],
      authorities: [],
      name: '甄监督',
      phone: '0513-00000019',
      active: true,
      supervises: { kind: 'special', from: '2026-04-01', until: '2026-12-31' },
    };
    const enrolled = await scenes.as('manager-1').put('/v1/manage/staff/supervisor-1', member);
    expect(enrolled.status).toBe(201);
    const supervisor = scenes.as('supervisor-1');
    const sample = await supervisor.post('/v1/supervise/samples', { month: '2026-03', size: 5 });
    expect([sample.status, sample.body.cases]).toEqual([201, [caseId]]);
    const shown = await supervisor.get(`/v1/supervise/samples/${sample.body.id}`);
    expect([shown.status, shown.body.masked[0].id]).toEqual([200, caseId]);
    const about = { kind: 'case', sample: sample.body.id, caseId };
    const filed = await supervisor.post('/v1/supervise/findings', { about, text: '登记后无人接待。' });
    expect([filed.status, filed.body.state.code]).toEqual([201, 'open']);
    finding = filed.body.id;
    expect((await supervisor.get('/v1/figures?month=2026-03')).status).toBe(200);
  });

  test('an answer that is overdue goes up to the manager, by the clock alone', async () => {
    await goTo('2026-05-08 09:30');
    const raised = await scenes.as('manager-1').get('/v1/supervise/findings?office=heping&list=raised');
    expect(raised.body.items).toMatchObject([{ id: finding, overdue: true }]);
    const answer = { text: '已安排专人接待。' };
    const answered = await scenes.as('manager-1').post(`/v1/manage/findings/${finding}/answer`, answer);
    expect([answered.status, answered.body.reminded]).toEqual([200, 2]);
  });
});

clause('8.3', () => {
  test('a finding becomes a measure of improvement; one that is overdue goes up by the clock alone', async () => {
    const wanted = {
      office: 'heping',
      source: { kind: 'supervisor', reference: finding },
      problem: '登记后无人接待。',
      action: '专人接待。',
      owner: 'agent-1',
      dueOn: '2026-05-12',
      indicator: 'requests',
      wanted: 'higher',
      month: '2026-03',
    };
    const promised = await scenes.as('manager-1').post('/v1/manage/improvements', wanted);
    expect([promised.status, promised.body.base]).toEqual([201, { month: '2026-03', value: '1', version: '1' }]);
    await goTo('2026-05-20 09:30');
    const raised = await scenes.as('manager-1').get('/v1/manage/improvements?office=heping&list=raised');
    expect(raised.body.items).toMatchObject([{ id: promised.body.id, overdue: true }]);
  });
});
