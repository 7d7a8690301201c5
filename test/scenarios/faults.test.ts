import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyPackage } from '../../documents/verify.ts';
import { verifyChain } from '../../domain/chain.ts';
import { notificationsOf } from '../../domain/notices.ts';
import type { Fault } from '../../local/faults.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { sha256Hex } from '../../store/digest.ts';
import { clause } from '../clause.ts';
import { Behind } from './behind.ts';
import type { Json, Reply } from './client.ts';
import { counted, eventsOfStory } from './power-cuts.ts';
import { Scenes, wish } from './scenes.ts';
import { type Story, tellStory } from './story.ts';
import { weather } from './weather.ts';

/** The faults are drawn from this seed, and printed: they come again in the same order, if not to the same requests. */
const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);

let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-faults-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
});

afterEach(() => cloud.faults.clear());

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const lives = 10;

describe(`${lives} lifecycles while much goes wrong (FAULTS_SEED=${seed})`, () => {
  let stories: Story[];
  let struck: ReturnType<Cloud['faults']['list']>;

  beforeAll(async () => {
    weather.forEach((fault, index) => {
      cloud.faults.add({ ...fault, seed: seed + index });
    });
    const outside = { gatewayUrl: cloud.gatewayUrl, token: cloud.token, patience: 60_000 };
    stories = await Promise.all(Array.from({ length: lives }, () => tellStory(outside, { pause: aWhile })));
    struck = cloud.faults.list();
    cloud.faults.clear();
    await cloud.advance(60_000);
  });

  test('faults of every kind struck', () => {
    const kinds = struck.flatMap(({ kind, struck: times }) => (times > 0 ? [kind] : []));
    expect(new Set(kinds)).toEqual(new Set(['throttle', 'conflict', 'lost-answer', 'doubled', 'delayed']));
    expect(struck.reduce((sum, { struck: times }) => sum + times, 0)).toBeGreaterThan(100);
  });

  test('every case is sealed, and its package verifies', () => {
    for (const { view, archive, sealed } of stories) {
      expect(view.stage.code).toBe('archived');
      const report = verifyPackage(archive, { sha256: sealed.sha256, head: sealed.chainHead });
      expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  test('nothing is doubled and nothing is lost: each act stands in the history as often as it was done', async () => {
    for (const { caseId } of stories) {
      const commits = await behind.commits(caseId);
      expect(verifyChain(sha256Hex, commits)).toMatchObject({ ok: true });
      expect(counted(commits)).toEqual(once);
    }
  });

  test('each registration opened one case', async () => {
    const { body } = await scenes.as('resident-1').get('/v1/my/cases?limit=100');
    expect(body.items.map(({ id }: Json) => id).sort()).toEqual(stories.map(({ caseId }) => caseId).sort());
  });

  test('each case went through one execution, and left one package and one printed agreement', async () => {
    const archived = await versionsIn('archives');
    const printed = (await versionsIn('documents')).filter((key) => key.includes('/agreement-'));
    for (const { caseId } of stories) {
      expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
      expect(archived.filter((key) => key.includes(caseId))).toHaveLength(1);
      expect(printed.filter((key) => key.includes(caseId))).toHaveLength(1);
    }
  });

  test('each notice went out, and a repeated one is known by its id', async () => {
    const sent = new Set((await behind.takeNotices()).map(({ id }) => id));
    const histories = await Promise.all(stories.map(({ caseId }) => behind.commits(caseId)));
    const meant = histories.flat().flatMap((commit) => notificationsOf(commit).map(({ id }) => id));
    expect([...sent].sort()).toEqual(meant.sort());
  });
});

/** Seconds of the clock pass at once, so that nobody sits out the waits between two attempts; all stories share them. */
let passing: Promise<void> | undefined;
async function aWhile(): Promise<void> {
  await setTimeout(20);
  passing ??= cloud.advance(5000).finally(() => {
    passing = undefined;
  });
  await passing;
}

async function versionsIn(part: 'documents' | 'archives'): Promise<string[]> {
  const s3 = behind.s3();
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: behind.bucket(part) }));
  s3.destroy();
  return Versions.map(({ Key }) => Key ?? '');
}

/** What a case of the story holds when nothing was doubled; the seal stands in the table, not in the package. */
const once = { ...eventsOfStory, CaseArchived: 1 };

const minutes = (count: number) => cloud.advance(count * 60_000);
const stageOf = async (caseId: string): Promise<string> => (await scenes.view(caseId)).stage.code;

/** Nothing reaches the dispatcher for half a day. */
const dead: Fault = { kind: 'delayed', service: 'streams', operation: 'bangdaiban-dispatcher', delay: 12 * 3_600_000 };

describe('a dispatcher that is dead for hours', () => {
  let caseId: string;

  test('nobody starts the first execution, until reconciliation does, half an hour later at most', async () => {
    cloud.faults.add(dead);
    caseId = await scenes.submitted({ items: ['SS-CARD'] });
    await cloud.settle();
    expect(await behind.legs(caseId)).toEqual({});
    await minutes(31);
    expect(await behind.legs(caseId)).toEqual({ 1: 'RUNNING' });
  });

  test('the case goes on from quarter of an hour to quarter of an hour, and is sealed', async () => {
    cloud.faults.add(dead);
    await scenes.complete(caseId);
    await scenes.evaluate(caseId);
    await minutes(120);
    expect(await stageOf(caseId)).toBe('archived');
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
  });

  test('what the dispatcher does late, when it is back, changes nothing', async () => {
    const before = await behind.commits(caseId);
    await minutes(13 * 60);
    expect(await behind.commits(caseId)).toEqual(before);
    expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    const own = (await behind.takeNotices()).filter((notice) => notice.caseId === caseId).map(({ id }) => id);
    expect(own).toEqual(before.flatMap((commit) => notificationsOf(commit).map(({ id }) => id)));
  });
});

describe('an execution that an operator stopped', () => {
  let caseId: string;

  test('is replaced by reconciliation, which goes on from where the case stands', async () => {
    caseId = await scenes.submitted({ items: ['SS-CARD'] });
    await cloud.settle();
    await behind.stopLeg(caseId, 1);
    expect(await behind.legs(caseId)).toEqual({ 1: 'ABORTED' });
    await minutes(31);
    expect(await behind.legs(caseId)).toEqual({ 1: 'ABORTED', 2: 'RUNNING' });
  });

  test('also when the name of the next one is taken by one that ended unseen', async () => {
    const other = await scenes.submitted({ items: ['SS-CARD'] });
    await cloud.settle();
    cloud.faults.add(dead);
    await behind.startLeg(other, 2, 'handling');
    for (const leg of [1, 2]) await behind.stopLeg(other, leg);
    await minutes(31);
    expect(await behind.legs(other)).toEqual({ 1: 'ABORTED', 2: 'ABORTED', 3: 'RUNNING' });
  });

  test('again, and long after the last act: the next act brings it to light', async () => {
    await behind.stopLeg(caseId, 2);
    await minutes(60);
    await scenes.complete(caseId);
    await scenes.evaluate(caseId);
    await minutes(31);
    expect(await behind.legs(caseId)).toEqual({ 1: 'ABORTED', 2: 'ABORTED', 3: 'SUCCEEDED' });
    expect(await stageOf(caseId)).toBe('archived');
  });
});

clause('7.2.1.1', () => {
  test('of two agents who receive the same person at the same moment one is in charge, the other is told so', async () => {
    for (let round = 0; round < 5; round++) {
      const caseId = await scenes.register();
      const both = ['agent-1', 'agent-2'].map((sub) =>
        scenes.as(sub).post(`/v1/cases/${caseId}/reception`, { told: '已说明办理流程。' }),
      );
      const answers = await Promise.all(both);
      const winner = answers.findIndex(({ status }) => status === 200);
      expect(answers[1 - winner]).toMatchObject({ status: 409, body: { code: 'already-received', clause: '7.2.1.1' } });
      expect((await scenes.view(caseId)).agent.id).toBe(['agent-1', 'agent-2'][winner]);
      expect(counted(await behind.commits(caseId))).toEqual({ CaseRegistered: 1, CaseReceived: 1 });
    }
  });
});

describe('twenty times the same request at once, with one key', () => {
  const atOnce = (path: string, sub: string, body: unknown): Promise<Reply[]> => {
    const headers = { 'idempotency-key': randomUUID() };
    return Promise.all(Array.from({ length: 20 }, () => scenes.as(sub).post(path, body, headers)));
  };

  /** One carried it out; the others got its answer, or were told to ask again. */
  function areOne(answers: readonly Reply[]): Reply {
    const done = answers.filter(({ status }) => status < 300);
    const [first, ...others] = done.filter(({ headers }) => !headers.has('idempotency-replayed'));
    expect(others).toEqual([]);
    for (const { body } of done) expect(body).toEqual(first?.body);
    for (const { status, headers, body } of answers.filter((answer) => !done.includes(answer)))
      expect([status, body.code, headers.get('retry-after')]).toEqual([409, 'busy', '1']);
    return first as Reply;
  }

  test('opens one case', async () => {
    const before = (await behind.under('PRINCIPAL#resident-2')).length;
    const answers = await atOnce('/v1/my/cases', 'resident-2', wish);
    expect(areOne(answers).status).toBe(201);
    expect(await behind.under('PRINCIPAL#resident-2')).toHaveLength(before + 1);
  });

  test('changes a case once', async () => {
    const caseId = await scenes.register();
    const answers = await atOnce(`/v1/cases/${caseId}/reception`, 'agent-1', { told: '已说明办理流程。' });
    expect(areOne(answers).body.version).toBe(2);
    expect(await behind.commits(caseId)).toHaveLength(2);
  });

  test('reports progress once', async () => {
    const caseId = await scenes.submitted({ items: ['SS-CARD'] });
    const before = (await behind.commits(caseId)).length;
    const path = `/v1/cases/${caseId}/matters/m1/progress`;
    areOne(await atOnce(path, 'agent-1', { text: '审批部门已受理。', means: 'electronic' }));
    const after = counted(await behind.commits(caseId));
    expect(after['ProgressReported']).toBe(1);
    expect((await behind.commits(caseId)).length).toBeGreaterThan(before);
  });

  test('awaits one upload', async () => {
    const caseId = await scenes.register();
    const body = { purpose: 'material', type: 'image/png', bytes: 9, sha256: '0'.repeat(64) };
    const answers = await atOnce(`/v1/my/cases/${caseId}/documents`, 'resident-1', body);
    const ids = answers.flatMap(({ status, body: answer }) => (status === 201 ? [answer.documentId] : []));
    expect(new Set(ids).size).toBe(1);
    const rows = (await behind.kept(caseId)).filter(({ sk }) => sk.startsWith('UPLOAD#'));
    expect(rows).toHaveLength(1);
  });
});
