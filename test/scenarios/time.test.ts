import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts } from '../../domain/course.ts';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { keys } from '../../store/keys.ts';
import { clause } from '../clause.ts';
import { Behind } from './behind.ts';
import type { Json } from './client.ts';
import { good, Scenes } from './scenes.ts';

/**
 * A year of one district, told by its own calendar: it begins on Friday 2026-09-18, before a Sunday that is worked (调休
 * for the Mid-Autumn days) and the National Day week. The tests go on from each other, since time does not go back.
 */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

/** An instant by its local time in Asia/Shanghai, ms. */
const shanghai = (time: string): number => Date.parse(`${time.replace(' ', 'T')}:00+08:00`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-time-'));
  const clock = new SteerableClock(shanghai('2026-09-18 16:00') - Date.now());
  cloud = await startCloud({ state: folder, port: 0, quiet: true, clock });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
  // What the workflow does by itself is seen only while nothing else looks after it; and a year has 35,000 quarters of an hour.
  await behind.reconciles(false);
  await behind.measures(false);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function goTo(time: string): Promise<void> {
  const ms = shanghai(time) - cloud.clock.now();
  if (ms < 0) throw new Error(`${time} is over`);
  await cloud.advance(ms);
}

/** The minute in Asia/Shanghai. */
const minute = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** What the case has been reminded of: when, of what, for which matter, at which level. */
async function reminders(caseId: string): Promise<string[]> {
  const commits = await behind.commits(caseId);
  return commits.flatMap(({ at, events }) =>
    events.flatMap((event) =>
      event.type === 'DeadlineReminded' && event.due !== 'total'
        ? [`${minute(at)} ${event.due} ${event.subject} ${event.level}`]
        : [],
    ),
  );
}

const dues = async (caseId: string): Promise<string[]> =>
  (await scenes.view(caseId)).dues
    .filter(({ due }: Json) => due.code !== 'total')
    .map(({ due, subject, at }: Json) => `${minute(at)} ${due.code} ${subject}`);

const stageOf = async (caseId: string): Promise<string> => (await scenes.view(caseId)).stage.code;

const running = async (caseId: string): Promise<string[]> =>
  Object.entries(await behind.legs(caseId)).flatMap(([leg, status]) => (status === 'RUNNING' ? [leg] : []));

let unreceived: string;

clause('7.2.1.1', () => {
  test('two working hours from Friday half past four end on the Sunday that is worked (调休)', async () => {
    await goTo('2026-09-18 16:30');
    unreceived = await scenes.register();
    expect(await dues(unreceived)).toEqual(['2026-09-20 10:30 reception case']);
  });

  test('when nobody receives the case by then, there is no agent yet: the manager is reminded, once', async () => {
    await goTo('2026-09-20 10:29');
    expect(await reminders(unreceived)).toEqual([]);
    await goTo('2026-09-20 10:32');
    expect(await reminders(unreceived)).toEqual(['2026-09-20 10:30 reception case 1']);
    const [reminded] = (await scenes.course(unreceived)).filter(({ act }) => act === acts.DeadlineReminded.act);
    expect(reminded).toMatchObject({ actor: '系统', details: ['接待', '提醒部门负责人'] });
  });

  test('one working day later once more; the notices lie in the queue of the providers', async () => {
    await goTo('2026-09-21 16:59');
    expect(await reminders(unreceived)).toHaveLength(1);
    await goTo('2026-09-21 17:02');
    expect((await reminders(unreceived)).at(-1)).toBe('2026-09-21 17:00 reception case 2');
    const notices = (await behind.takeNotices()).filter(({ caseId }) => caseId === unreceived);
    expect(notices.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'CaseRegistered principal',
      'CaseRegistered manager',
      // Before the reception there is no agent, so both go to the manager.
      'DeadlineReminded manager',
      'DeadlineReminded manager',
    ]);
    expect(notices.at(-1)?.text).toBe('已到期未完成：接待。');
  });

  test('there is no third reminder, and the case still waits in one execution', async () => {
    await goTo('2026-09-29 18:00');
    expect(await reminders(unreceived)).toHaveLength(2);
    expect(await behind.legs(unreceived)).toEqual({ 1: 'RUNNING' });
    expect(await behind.takeNotices()).toEqual([]);
  });
});

let silent: string;
let decided: string;

clause('7.2.3.3', () => {
  test('five working days of silence from the eve of National Day end on 13 October: seven days off, one Saturday worked', async () => {
    await goTo('2026-09-30 09:00');
    [silent, decided] = [await scenes.submitted(), await scenes.submitted()];
    expect(await dues(silent)).toEqual(['2026-10-13 17:00 silence m1', '2026-10-13 17:00 silence m2']);
  });

  test('a report moves the deadline of its own matter away, and leaves the other where it was', async () => {
    await goTo('2026-10-10 09:30');
    await scenes.report(silent, 'm1');
    expect(await dues(silent)).toEqual(['2026-10-13 17:00 silence m2', '2026-10-16 17:00 silence m1']);
  });

  test('each matter is reminded of at its own time, and the manager hears of what stays silent', async () => {
    await goTo('2026-10-16 18:00');
    expect(await reminders(silent)).toEqual([
      '2026-10-13 17:00 silence m2 1',
      '2026-10-14 17:00 silence m2 2',
      '2026-10-16 17:00 silence m1 1',
    ]);
  });

  test('a report after a reminder starts a deadline of its own, which is reminded of anew', async () => {
    await scenes.report(silent, 'm2');
    expect(await dues(silent)).toContain('2026-10-23 17:00 silence m2');
    await goTo('2026-10-23 17:02');
    expect((await reminders(silent)).at(-1)).toBe('2026-10-23 17:00 silence m2 1');
  });
});

clause('7.2.4', () => {
  let early: string;

  test('a result makes its delivery due sooner than the workflow would wake: the wait is ended and begins anew', async () => {
    await goTo('2026-10-26 10:00');
    early = await scenes.submitted({ items: ['SS-CARD'], planned: 10 });
    await cloud.settle();
    const before = await waitOf(early);
    expect(minute(String(before?.['wakeAt']))).toBe('2026-11-02 10:00');
    await scenes.result(early, 'm1');
    await cloud.settle();
    const after = await waitOf(early);
    expect(minute(String(after?.['wakeAt']))).toBe('2026-10-27 17:00');
    expect(after?.['taskToken']).not.toBe(before?.['taskToken']);
    expect(await behind.legs(early)).toEqual({ 1: 'RUNNING' });
  });

  test('so the reminder to deliver comes on time', async () => {
    await goTo('2026-10-27 17:02');
    expect(await reminders(early)).toEqual(['2026-10-27 17:00 delivery m1 1']);
  });
});

const waitOf = (caseId: string) => behind.item(keys.wait(caseId, 'handling'));

clause('7.2.6', () => {
  test('the window of thirty days that would end on a Saturday ends with the Monday after it (民法典 §203)', async () => {
    await goTo('2026-10-29 09:00');
    const { ended, stage } = await scenes.complete(decided);
    expect(stage.code).toBe('evaluation');
    expect(ended.evaluationUntil).toBe('2026-11-30T15:59:59.999Z');
  });

  test('while it is open nobody is reminded, and nothing is counted', async () => {
    await goTo('2026-11-30 23:59');
    expect(await stageOf(decided)).toBe('evaluation');
    expect((await reminders(decided)).filter((reminder) => reminder.includes('evaluation'))).toEqual([]);
  });

  test('when nobody evaluates it closes by itself, and the case is sealed as not evaluated: unrated is not satisfied', async () => {
    await goTo('2026-12-01 00:02');
    const view = await scenes.view(decided);
    expect(view.stage.code).toBe('archived');
    expect(view).not.toHaveProperty('evaluation');
    const course = await scenes.course(decided);
    expect(course.map(({ act }) => act)).toContain('评价期满，未评价');
    const [commit] = (await behind.commits(decided)).filter(({ events }) =>
      events.some(({ type }) => type === 'EvaluationClosed'),
    );
    expect(commit?.actor).toEqual({ kind: 'system', task: 'wake' });
    const said = await packed(decided);
    expect(said).toContain('"evaluated": false');
    expect(said).not.toContain('satisfied');
  });

  test('an evaluation after that is refused with its clause', async () => {
    const path = `/v1/my/cases/${decided}/evaluation`;
    const late = await scenes.as('resident-1').post(path, { level: 'satisfied' });
    expect(late).toMatchObject({ status: 409, body: { code: 'window-closed', clause: '7.2.6' } });
  });
});

/** What the package says of the case. */
async function packed(caseId: string): Promise<string> {
  const { link } = good(await scenes.as('manager-1').get(`/v1/manage/cases/${caseId}/archive`));
  const zip = new Uint8Array(await (await fetch(link.url, { headers: link.headers })).arrayBuffer());
  const files = Object.entries(unzipSync(zip)).filter(([name]) => /\.(json|jsonl|xml)$/.test(name));
  return files.map(([, bytes]) => strFromU8(bytes)).join('\n');
}

clause('B.1', () => {
  let holding: string;

  test('originals that were not handed back keep the case from being sealed', async () => {
    await goTo('2026-12-01 09:00');
    holding = await scenes.submitted({ items: ['SS-CARD'], originals: 1 });
    await scenes.complete(holding);
    await scenes.evaluate(holding);
    await cloud.settle();
    const view = await scenes.view(holding);
    expect(view.stage.code).toBe('archiving');
    expect(view.balance.held).toEqual({ originals: 2, copies: 2 });
    expect(view.next.map(({ operation }: Json) => operation)).toContain('hand-back');
  });

  test('the workflow wakes with each deadline; the agent is reminded, then the manager, then nobody', async () => {
    await goTo('2026-12-07 10:00');
    expect(await reminders(holding)).toEqual(['2026-12-02 17:00 papers case 1', '2026-12-03 17:00 papers case 2']);
    expect(await stageOf(holding)).toBe('archiving');
    expect(await running(holding)).toEqual(['1']);
  });

  test('as soon as they have gone home the case is sealed', async () => {
    await scenes.handBack(holding);
    await cloud.settle();
    expect(await stageOf(holding)).toBe('archived');
    expect(await behind.legs(holding)).toEqual({ 1: 'SUCCEEDED' });
  });
});

clause('A.1.2', () => {
  test('with the last minute of its term the mandate is over: every act of the agent is refused, and nothing is written', async () => {
    await goTo('2026-12-08 10:00');
    const caseId = await scenes.submitted({ items: ['SS-CARD'], days: 2 });
    await goTo('2026-12-10 23:59');
    await scenes.report(caseId, 'm1');
    await goTo('2026-12-11 00:00');
    const before = await behind.kept(caseId);
    const agent = scenes.as('agent-1');
    for (const [act, body] of agentsActs) {
      const refused = await agent.post(`/v1/cases/${caseId}/${act}`, body);
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'term-over', clause: 'A.1.2', basis: '民法典第173条' },
      });
    }
    expect(await behind.kept(caseId)).toEqual(before);
  });
});

const agentsActs = [
  ['matters/m1/progress', { text: '仍在办理。', means: 'electronic' }],
  ['matters/m1/result', { outcome: 'granted', explanation: '准予办理。' }],
  ['notice', { means: 'paper' }],
] as const;

describe('what is kept for a while only', () => {
  let caseId: string;
  const key = randomUUID();
  const once = keys.idempotency('resident:resident-1', key);
  const asked = { purpose: 'material', type: 'image/png', bytes: 9, sha256: '0'.repeat(64) };
  const ask = (body: object) =>
    scenes.as('resident-1').post(`/v1/my/cases/${caseId}/documents`, body, { 'idempotency-key': key });

  test('an upload that nobody completes is forgotten after a day; the request itself is remembered longer', async () => {
    await goTo('2026-12-11 09:00');
    caseId = await scenes.register();
    const { documentId } = good(await ask(asked));
    const row = keys.upload(caseId, documentId);
    expect(await behind.item(row)).toBeDefined();
    await goTo('2026-12-12 09:02');
    expect(await behind.item(row)).toBeUndefined();
    expect(await behind.item(once)).toBeDefined();
    const completed = await scenes
      .as('resident-1')
      .post(`/v1/my/cases/${caseId}/documents/${documentId}/completion`, {});
    expect(completed).toMatchObject({ status: 404, body: { code: 'upload-unknown' } });
    expect(await ask({ ...asked, bytes: 10 })).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });

  test('after ninety days the request is forgotten too, and its key is free', async () => {
    await goTo('2027-03-12 09:00');
    expect(await behind.item(once)).toBeUndefined();
    expect((await ask({ ...asked, bytes: 10 })).status).toBe(201);
  });
});

describe('a case that takes longer than an execution may live', () => {
  let long: string;

  test('a deadline in a year whose days off are not yet published is marked as provisional', async () => {
    long = await scenes.submitted({ items: ['SS-CARD'], days: 500 });
    const { dues: owed } = await scenes.view(long);
    expect(owed).toMatchObject([{ provisional: true }, { due: { code: 'total' }, provisional: true }]);
  });

  test('a matter still undecided after three hundred days goes on in a second execution, and in one only', async () => {
    await goTo('2028-01-15 09:00');
    expect(await behind.legs(long)).toEqual({ 1: 'SUCCEEDED', 2: 'RUNNING' });
    expect(await reminders(long)).toHaveLength(2);
  });

  test('and is completed and sealed there', async () => {
    await scenes.complete(long);
    await scenes.evaluate(long);
    await cloud.settle();
    expect(await stageOf(long)).toBe('archived');
    expect(await behind.legs(long)).toEqual({ 1: 'SUCCEEDED', 2: 'SUCCEEDED' });
  });

  test('the case that nobody received has been waiting all the time, in one execution, without a third reminder', async () => {
    expect(await reminders(unreceived)).toHaveLength(2);
    expect(await running(unreceived)).toHaveLength(1);
  });

  test('reconciliation, back again, finds every open case in order', async () => {
    const open = [unreceived, silent, long];
    const before = await Promise.all(open.map((caseId) => behind.legs(caseId)));
    await behind.reconciles(true);
    await cloud.advance(3_600_000);
    expect(await Promise.all(open.map((caseId) => behind.legs(caseId)))).toEqual(before);
  });
});
