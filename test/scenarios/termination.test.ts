import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPackage } from '../../documents/verify.ts';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { bodyOf, readPdf } from '../documents/read.ts';
import { Behind } from './behind.ts';
import type { Json } from './client.ts';
import { good, Scenes } from './scenes.ts';

/** Services that end otherwise than by completion, over the whole system. It begins on Monday 2026-09-21. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;

const start = Date.parse('2026-09-21T10:00:00+08:00');
const day = 86_400_000;
const receipt = { kind: 'electronic', channel: '当面' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-termination-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true, clock: new SteerableClock(start - Date.now()) });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
  await behind.reconciles(false);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const agentDoes = (caseId: string, act: string, body: unknown) =>
  scenes.as('agent-1').post(`/v1/cases/${caseId}/${act}`, body);

const terminate = async (caseId: string, why: object): Promise<Json> =>
  good(await agentDoes(caseId, 'termination', why));

const notQualified = () => ({
  ground: 'not-qualified',
  explanation: '年龄未达到高龄津贴的领取条件。',
  basis: '《示范区高龄津贴发放办法》第三条',
  told: { means: 'in-person', on: scenes.day(0) },
});

/** Everything that lies in custody with original papers, filed with the first authority. */
async function filed(): Promise<string> {
  const caseId = await scenes.entrusted();
  await scenes.notify(caseId);
  const { materials } = await scenes.take(caseId, { originals: 1 });
  const ids = materials.filter(({ matter }: Json) => matter === 'm1').map(({ id }: Json) => id);
  good(await agentDoes(caseId, 'matters/m1/submission', { materials: ids }));
  return caseId;
}

async function packageOf(caseId: string): Promise<Uint8Array> {
  const manager = scenes.as('manager-1');
  const { link } = good(await manager.get(`/v1/manage/cases/${caseId}/archive`));
  return new Uint8Array(await (await fetch(link.url)).arrayBuffer());
}

const fileOf = (zip: Uint8Array, ending: string): Uint8Array =>
  Object.entries(unzipSync(zip)).find(([path]) => path.endsWith(ending))?.[1] ?? new Uint8Array();

const stageOf = async (caseId: string) => (await scenes.view(caseId)).stage.code;

const remindersOf = async (caseId: string): Promise<string[]> =>
  (await behind.commits(caseId)).flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'DeadlineReminded' ? [`${event.due} ${event.level}`] : [])),
  );

describe('an application that does not meet the law, found out after filing', () => {
  let caseId: string;

  clause('7.2.5.2', () => {
    test('the service ends at once, and with it every act but three', async () => {
      caseId = await filed();
      const { stage, ended, allowed } = await terminate(caseId, notQualified());
      expect([stage.code, ended.ground.code]).toEqual(['evaluation', 'not-qualified']);
      expect([...allowed].sort()).toEqual([
        'call-for-papers',
        'correct-entry',
        'hand-back',
        'mirror-authority-state',
        'open-rating-session',
        're-entrust-at-window',
        'record-charge',
        'record-consent',
        'record-delay',
        'record-evaluation',
        'report-loss',
        'request-upload',
        'reveal',
        'take-back',
      ]);
      const late = await agentDoes(caseId, 'matters/m2/submission', { materials: [] });
      expect(late).toMatchObject({ status: 409, body: { code: 'service-terminated', clause: '7.2.5.2' } });
    });
  });

  clause('B.1', () => {
    test('the form waits until the papers are back from the authority and with the principal', async () => {
      const { materials } = await scenes.view(caseId);
      const out = materials.filter(({ state }: Json) => state.code === 'submitted').map(({ id }: Json) => id);
      good(await agentDoes(caseId, 'material-recoveries', { materials: out, place: '二号柜' }));
      const early = await agentDoes(caseId, 'termination-form', {});
      expect(early).toMatchObject({ status: 409, body: { code: 'custody-not-empty', clause: 'B.1' } });
      const { balance } = await scenes.handBack(caseId);
      expect([balance.held, balance.submitted]).toEqual([
        { originals: 0, copies: 0 },
        { originals: 0, copies: 0 },
      ]);
      const { ended } = good(await agentDoes(caseId, 'termination-form', {}));
      expect(ended.form.signedBy).toBe('agent-1');
    });
  });

  clause('7.2.6', () => {
    test('the principal evaluates a terminated service like any other', async () => {
      await scenes.evaluate(caseId);
      await cloud.settle();
      expect(await stageOf(caseId)).toBe('archived');
      expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
    });
  });

  clause('7.2.7', () => {
    test('the package verifies, holds the form of Table B.1, and says how each matter ended', async () => {
      const zip = await packageOf(caseId);
      const { archive } = await scenes.view(caseId);
      const report = verifyPackage(zip, { sha256: archive.sha256, head: archive.chainHead });
      expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
      const form = bodyOf(await readPdf(fileOf(zip, '文书/服务终止单.pdf')));
      expect(form).toContain('终止原因为事项申请不符合法定条件、标准，不具备办结条件：年龄未达到高龄津贴的领取条件。');
      expect(form).toContain('全部资料已向委托服务对象移交完毕。');
      const { matters } = JSON.parse(strFromU8(fileOf(zip, 'data/metadata.json')));
      expect(matters.map(({ state, result }: Json) => [state, result])).toEqual([
        ['终止', '代办服务终止'],
        ['终止', '代办服务终止'],
      ]);
      const caseFile = bodyOf(await readPdf(fileOf(zip, '文书/代办案卷.pdf')));
      expect(caseFile).toContain('年龄未达到高龄津贴的领取条件');
      const list = bodyOf(await readPdf(fileOf(zip, '文书/材料移交清单.pdf')));
      expect(list).toContain('接收人（签名）：');
    });
  });
});

describe('a principal who does not come', () => {
  let caseId: string;

  clause('7.2.5.2', () => {
    test('papers and form are reminded of and escalated, and nothing is sealed without the form', async () => {
      caseId = await filed();
      const told = { means: 'paper', on: scenes.day(0) };
      await terminate(caseId, { ground: 'no-cooperation', explanation: '两次书面通知后仍未补正材料。', told });
      await cloud.advance(45 * day);
      expect(await remindersOf(caseId)).toEqual(['papers 1', 'papers 2', 'form 1', 'form 2']);
      expect(await stageOf(caseId)).toBe('archiving');
    });
  });

  clause('B.1', () => {
    test('evidenced mail empties the custody; the form is signed and the case sealed', async () => {
      const { materials } = await scenes.view(caseId);
      const held = materials.filter(({ state }: Json) => state.code === 'held').map(({ id }: Json) => id);
      const mail = { kind: 'mail', carrier: '中国邮政', tracking: 'EMS1234567890' };
      good(await agentDoes(caseId, 'material-returns', { materials: held, receipt: mail }));
      good(await agentDoes(caseId, 'termination-form', {}));
      await cloud.advance(2 * day);
      expect(await stageOf(caseId)).toBe('archived');
    });
  });
});

describe('a principal who is no more', () => {
  clause('7.2.5.2', () => {
    test('is not asked for an evaluation: once the papers are with the heirs the case is sealed', async () => {
      const caseId = await scenes.entrusted();
      await scenes.notify(caseId);
      const { materials } = await scenes.take(caseId, { originals: 1 });
      const death = { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知。' };
      const manager = scenes.as('manager-1');
      good(await manager.post(`/v1/cases/${caseId}/termination`, death));
      const documentId = await scenes.uploads('agent', '上传继承关系证明', caseId, 'other');
      const ids = materials.map(({ id }: Json) => id);
      const recipient = { capacity: 'heir', documentId };
      good(await agentDoes(caseId, 'material-returns', { materials: ids, receipt, recipient }));
      good(await agentDoes(caseId, 'termination-form', {}));
      await cloud.advance(2 * day);
      expect(await stageOf(caseId)).toBe('archived');
      expect((await scenes.view(caseId)).evaluation).toBeUndefined();
    });
  });
});

describe('a principal who wants it no more', () => {
  clause('4.1', () => {
    test.each([
      ['before the reception', async () => scenes.register()],
      [
        'before the agreement is in force',
        async () => {
          const caseId = await scenes.register();
          await scenes.receive(caseId);
          await scenes.draft(caseId);
          return caseId;
        },
      ],
    ])('withdraws %s, and the execution ends', async (_, begin) => {
      const caseId = await begin();
      await cloud.settle();
      expect(await behind.legs(caseId)).toEqual({ 1: 'RUNNING' });
      good(await scenes.as('resident-1').post(`/v1/my/cases/${caseId}/withdrawal`, {}));
      await cloud.settle();
      expect(await behind.legs(caseId)).toEqual({ 1: 'SUCCEEDED' });
      expect(await stageOf(caseId)).toBe('withdrawn');
    });
  });

  clause('A.5.2', () => {
    test('under an agreement the service ends, and the case goes on to its sealing', async () => {
      const caseId = await scenes.entrusted();
      good(await scenes.as('resident-1').post(`/v1/my/cases/${caseId}/withdrawal`, { reason: '改由子女办理。' }));
      good(await agentDoes(caseId, 'termination-form', {}));
      await scenes.evaluate(caseId);
      await cloud.settle();
      expect(await stageOf(caseId)).toBe('archived');
    });
  });
});
