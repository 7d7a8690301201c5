import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { bodyOf, readPdf } from '../documents/read.ts';
import { Behind } from './behind.ts';
import type { Json } from './client.ts';
import { good, Scenes, wish } from './scenes.ts';

/** Assistance (帮办) over the whole system, to its own end and into 代办. It begins on Monday 2026-09-21. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

const start = Date.parse('2026-09-21T10:00:00+08:00');
const hour = 3_600_000;
const day = 24 * hour;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-assistance-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true, clock: new SteerableClock(start - Date.now()) });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
  await behind.reconciles(false);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const inquire = async (): Promise<string> => {
  const { items: _, ...rest } = wish;
  const asked = { ...rest, items: [], service: 'assistance' };
  return good(await scenes.as('resident-1').post('/v1/my/cases', asked)).id;
};

const helps = async (caseId: string, act: string, body: unknown, sub = 'agent-2'): Promise<Json> =>
  good(await scenes.as(sub).post(`/v1/cases/${caseId}/assistance/${act}`, body));

async function advised(): Promise<string> {
  const caseId = await inquire();
  await helps(caseId, 'reception', { told: '已了解需求。' });
  await helps(caseId, 'form', { form: 'accompaniment' });
  await helps(caseId, 'advice', { items: wish.items, means: 'in-person' });
  return caseId;
}

const stageOf = async (caseId: string) => (await scenes.view(caseId)).stage.code;

const remindersOf = async (caseId: string): Promise<string[]> =>
  (await behind.commits(caseId)).flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'DeadlineReminded' ? [`${event.due} ${event.level}`] : [])),
  );

clause('7.1.1.1', () => {
  test('at a window: registered and received by whoever is first there, who is responsible', async () => {
    const { items: _, office: __, ...rest } = wish;
    const asked = { ...rest, items: [], service: 'assistance' };
    const caseId = good(await scenes.as('agent-2').post('/v1/cases', asked)).id;
    await cloud.settle();
    expect(await behind.stageOfLeg(caseId, 1)).toBe('inquiry');
    const { agent, channel } = await helps(caseId, 'reception', { told: '已了解需求。' });
    expect([agent.id, channel.code]).toEqual(['agent-2', 'window']);
    await cloud.settle();
    expect(await behind.stageOfLeg(caseId, 1)).toBe('guidance');
    expect((await scenes.as('resident-1').get(`/v1/my/cases/${caseId}`)).status).toBe(404);
  });
});

clause('7.1.1.2', () => {
  test('who is guided to another office has been answered: the workflow ends, nothing waits', async () => {
    const caseId = await inquire();
    await cloud.settle();
    expect(await behind.stageOfLeg(caseId, 1)).toBe('inquiry');
    const { redirection } = await helps(caseId, 'redirection', { explanation: '由安乐镇受理。', guidedTo: 'anle' });
    expect(redirection.place).toMatchObject({ address: '安乐镇大街4号', phone: '0513-00000004' });
    await cloud.settle();
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    const told = (await behind.takeNotices()).filter((notice) => notice.caseId === caseId).map(({ text }) => text);
    expect(told.at(-1)).toContain('安乐镇大街4号');
  });
});

clause('7.1.1.1', () => {
  test('nobody received it in two working hours: the manager is told', async () => {
    const caseId = await inquire();
    await cloud.settle();
    await cloud.advance(3 * hour);
    expect(await remindersOf(caseId)).toEqual(['response 1']);
    await helps(caseId, 'reception', { told: '已了解需求。' });
    await cloud.settle();
    expect(await behind.stageOfLeg(caseId, 1)).toBe('guidance');
    good(await scenes.as('resident-1').post(`/v1/my/cases/${caseId}/withdrawal`, {}));
    await cloud.settle();
    expect([await stageOf(caseId), await behind.legs(caseId)]).toEqual(['withdrawn', { 1: 'SUCCEEDED' }]);
  });
});

describe('an assistance that is answered', () => {
  let caseId: string;

  clause('7.1.2.2', () => {
    test('the responsibility goes over to the colleague who accepts it', async () => {
      caseId = await advised();
      await helps(caseId, 'responsibility', { to: 'agent-1', reason: '外出培训' });
      const { agent } = await helps(caseId, 'responsibility/acceptance', {}, 'agent-1');
      expect(agent.id).toBe('agent-1');
    });

    test('a silence of three working days reminds whoever is responsible, then the manager', async () => {
      await cloud.settle();
      await cloud.advance(8 * day);
      expect(await remindersOf(caseId)).toEqual(['guidance 1', 'guidance 2']);
    });
  });

  clause('7.1.3', () => {
    test('the window closes by itself, unrated, and the record is complete', async () => {
      await helps(caseId, 'conclusion', { resolved: true, explanation: '已办妥。' }, 'agent-1');
      await cloud.settle();
      expect(await behind.stageOfLeg(caseId, 1)).toBe('appraisal');
      await cloud.advance(35 * day);
      const view = await scenes.view(caseId);
      expect([view.stage.code, view.evaluation]).toEqual(['collected', undefined]);
      expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    });
  });
});

clause('7.1.3', () => {
  test('an evaluation ends it at once', async () => {
    const caseId = await advised();
    await helps(caseId, 'conclusion', { resolved: true, explanation: '已答复。' });
    await cloud.settle();
    good(await scenes.as('resident-1').post(`/v1/my/cases/${caseId}/evaluation`, { level: 'satisfied' }));
    await cloud.settle();
    expect([await stageOf(caseId), await behind.legs(caseId)]).toEqual(['collected', { 1: 'SUCCEEDED' }]);
  });
});

describe('the certificate of an open assistance', () => {
  const certificate = async (caseId: string, sub: string, my = '') =>
    fetch(`${cloud.gatewayUrl}/v1${my}/cases/${caseId}/conformance/certificate`, {
      headers: { authorization: `Bearer ${await cloud.token(sub)}` },
    });

  test('is a PDF, for its principal and for staff; to another principal the case does not exist', async () => {
    const caseId = await advised();
    const own = await certificate(caseId, 'resident-1', '/my');
    const ofStaff = await certificate(caseId, 'agent-2');
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(bodyOf(await readPdf(new Uint8Array(await ofStaff.arrayBuffer())))).toContain(`案件编号${caseId}`);
    expect((await certificate(caseId, 'resident-2', '/my')).status).toBe(404);
    expect((await certificate(caseId, 'resident-1')).status).toBe(403);
  });
});

describe('an assistance that becomes 代办', () => {
  let caseId: string;

  clause('6.3.2', () => {
    test('its leg ends, and a leg of the other workflow waits for the agreement, under the same number', async () => {
      caseId = await advised();
      await helps(caseId, 'responsibility', { to: 'agent-1', reason: '服务对象希望委托代办' });
      const converted = await helps(caseId, 'conversion', { told: '希望委托代办，已说明需签订协议。' }, 'agent-1');
      expect([converted.service.code, converted.stage.code]).toEqual(['agency', 'acceptance']);
      await cloud.settle();
      expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
      expect(await behind.stageOfLeg(caseId, 2)).toBe('acceptance');
    });

    test('a leg that was lost in between is found by reconciliation', async () => {
      await cloud.settle();
      await behind.stopLeg(caseId, 2);
      await behind.reconciles(true);
      await cloud.advance(hour);
      await behind.reconciles(false);
      const legs = await behind.legs(caseId);
      expect(legs).toEqual({ 1: 'SUCCEEDED', 2: 'ABORTED', 3: 'RUNNING' });
      expect(await behind.stageOfLeg(caseId, 3)).toBe('acceptance');
    });
  });

  clause('7.2.2', () => {
    test('what Annex A adds is all that is asked; what was told once is there already', async () => {
      await scenes.draft(caseId);
      await scenes.sign(caseId);
      const { stage, notice } = await scenes.view(caseId);
      expect(stage.code).toBe('handling');
      expect(notice.matters.map(({ matter }: Json) => matter)).toEqual(['m1', 'm2']);
    });
  });

  clause('7.2.7', () => {
    test('it is handled to its end and sealed, and shows every clause of both services', async () => {
      const { matters } = await scenes.take(caseId);
      for (const { id } of matters) await scenes.submit(caseId, id);
      await scenes.complete(caseId);
      await scenes.evaluate(caseId);
      await cloud.settle();
      expect([await stageOf(caseId), await behind.legs(caseId)]).toEqual([
        'archived',
        { 1: 'SUCCEEDED', 2: 'ABORTED', 3: 'SUCCEEDED' },
      ]);
      const { clauses, chain } = good(await scenes.as('agent-1').get(`/v1/cases/${caseId}/conformance`));
      const status = (number: string) => clauses.find((each: Json) => each.number === number).status.code;
      expect(['7.1.1.1', '7.1.2.1', '7.1.2.2', '7.2.2', '7.2.3.1', '7.2.4', '7.2.7'].map(status)).toEqual(
        Array(7).fill('obeyed'),
      );
      expect(clauses.filter((each: Json) => each.status.code === 'broken')).toEqual([]);
      expect(chain.ok).toBe(true);
    });
  });
});

clause('6.3.2', () => {
  test('a conversion told twice ends one leg and starts one', async () => {
    const caseId = await advised();
    await helps(caseId, 'responsibility', { to: 'agent-1', reason: '服务对象希望委托代办' });
    await cloud.settle();
    cloud.faults.add({ kind: 'doubled', service: 'streams', operation: 'bangdaiban-dispatcher', probability: 1 });
    await helps(caseId, 'conversion', { told: '希望委托代办，已说明需签订协议。' }, 'agent-1');
    await cloud.settle();
    expect(cloud.faults.list().every(({ struck }) => struck > 0)).toBe(true);
    cloud.faults.clear();
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
    expect(await behind.stageOfLeg(caseId, 2)).toBe('acceptance');
    const events = (await behind.commits(caseId)).flatMap((commit) => commit.events);
    expect(events.filter(({ type }) => type === 'ConvertedToAgency')).toHaveLength(1);
  });
});
