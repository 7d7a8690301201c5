import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SteerableClock } from '../../local/clock.ts';
import { type Cloud, startCloud } from '../../local/start.ts';
import { clause } from '../clause.ts';
import { Behind } from './behind.ts';
import type { Json } from './client.ts';
import { pdf } from './files.ts';
import { agents, Hops, type OfficeCode } from './hops.ts';
import { good, Scenes } from './scenes.ts';

/** Cases that go from office to office, over the whole system. It begins on Monday 2026-09-21. */
let cloud: Cloud;
let folder: string;
let behind: Behind;
let scenes: Scenes;
let hops: Hops;

const start = Date.parse('2026-09-21T10:00:00+08:00');
const day = 86_400_000;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangdaiban-transfer-'));
  cloud = await startCloud({ state: folder, port: 0, quiet: true, clock: new SteerableClock(start - Date.now()) });
  behind = new Behind(cloud);
  scenes = new Scenes(cloud);
  hops = new Hops(scenes);
  await behind.reconciles(false);
});

afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const view = (caseId: string): Promise<Json> => scenes.view(caseId, 'manager-1');
const stands = async (caseId: string) => {
  const { stage, office } = await view(caseId);
  return `${stage.code} ${office.code}`;
};
/** What an office answers to whoever reads the case there. */
const reads = async (office: OfficeCode, caseId: string) =>
  (await scenes.as(agents[office]).get(`/v1/cases/${caseId}`)).status;

let caseId: string;
let documentId: string;

clause('7.2.1.2', () => {
  test('without a consent nothing is passed on', async () => {
    caseId = await hops.register('xinghua');
    ({ documentId } = await scenes
      .as('resident-1')
      .upload(`/v1/my/cases/${caseId}`, 'material', await pdf('Premises')));
    await hops.propose(caseId, 'xinghua', 'heping');
    const early = await scenes
      .as('agent-4')
      .post(`/v1/cases/${caseId}/transfer`, { consent: 'none', reason: '不属于' });
    expect(early).toMatchObject({ status: 409, body: { code: 'consent-unknown', basis: '个人信息保护法第23条' } });
    const { proposal, next } = good(await scenes.as('resident-1').get(`/v1/my/cases/${caseId}`));
    expect(proposal.to).toMatchObject({ code: 'heping', address: '和平镇大街2号', phone: '0513-00000002' });
    expect(next[0]).toMatchObject({ who: { code: 'principal' }, operation: 'give-consent' });
  });

  test('the wordings are published, and the consent shows which one was agreed to', async () => {
    const { items } = good(await scenes.as('resident-1').get('/v1/consent-wordings'));
    const consent = await hops.agree(caseId, 'xinghua', 'heping');
    const { consents } = await view(caseId);
    const shown = items.find(({ purpose }: Json) => purpose.code === 'transfer');
    expect(consents).toMatchObject([
      {
        id: consent,
        purpose: { code: 'transfer' },
        to: { code: 'heping' },
        standing: true,
        channel: { code: 'online' },
      },
    ]);
    expect(consents[0].wording).toMatchObject({ version: shown.version, text: shown.text });
  });

  test('on its way the case stands in the list of the office that must answer, and both read it', async () => {
    const { consents } = await view(caseId);
    await hops.start(caseId, 'xinghua', consents[0].id);
    await cloud.settle();
    expect(await stands(caseId)).toBe('transfer xinghua');
    expect([(await hops.open('heping')).includes(caseId), (await hops.open('xinghua')).includes(caseId)]).toEqual([
      true,
      false,
    ]);
    expect([await reads('xinghua', caseId), await reads('heping', caseId), await reads('anle', caseId)]).toEqual([
      200, 200, 403,
    ]);
  });

  test('taken over, it is the new office’s: its list, its search, its clock; the old one has no access', async () => {
    const { dues } = await hops.accept(caseId, 'heping');
    await cloud.settle();
    expect(await stands(caseId)).toBe('reception heping');
    expect(dues).toMatchObject([{ due: { code: 'reception' } }]);
    expect(await reads('xinghua', caseId)).toBe(403);
    expect([await hops.found('heping'), await hops.found('xinghua')]).toEqual([[caseId], []]);
    const late = await scenes.as('agent-4').get(`/v1/cases/${caseId}/documents/${documentId}`);
    expect(late.status).toBe(403);
  });

  test('refused, it comes back with the reason, and the consent that still stands carries it again', async () => {
    const consent = await hops.agree(caseId, 'heping', 'centre');
    await hops.start(caseId, 'heping', consent);
    await cloud.settle();
    await hops.refuse(caseId, 'centre');
    await cloud.settle();
    expect(await stands(caseId)).toBe('reception heping');
    expect((await view(caseId)).transfers.at(-1)).toMatchObject({ end: { code: 'refused' } });
    await hops.start(caseId, 'heping', consent);
    await hops.accept(caseId, 'centre');
    await cloud.settle();
    expect(await stands(caseId)).toBe('reception centre');
  });

  test('unanswered for a working day, it comes back by itself; a late acceptance is refused', async () => {
    const { documentId: scan } = await scenes
      .as('agent-5')
      .upload(`/v1/cases/${caseId}`, 'consent', await pdf('Signed consent'));
    const consent = await hops.agreeOnPaper(caseId, 'centre', 'anle', scan);
    await hops.start(caseId, 'centre', consent);
    await cloud.advance(2 * day);
    expect(await stands(caseId)).toBe('reception centre');
    expect((await view(caseId)).transfers.at(-1)).toMatchObject({ end: { code: 'lapsed' }, to: { code: 'anle' } });
    const late = await scenes.as('agent-3').post(`/v1/cases/${caseId}/transfer/acceptance`, {});
    expect(late.status).toBe(403);
    await hops.start(caseId, 'centre', consent);
    await hops.accept(caseId, 'anle');
    await cloud.settle();
    expect(await stands(caseId)).toBe('reception anle');
  });

  test('after any hops it is the same case: number, files, the whole course, one execution', async () => {
    const { documents, transfers, id } = await view(caseId);
    expect(id).toBe(caseId);
    expect(documents.map(({ purpose }: Json) => purpose.code)).toEqual(['material', 'consent']);
    expect(transfers.map(({ from, to, end }: Json) => `${from.code}>${to.code} ${end.code}`)).toEqual([
      'xinghua>heping accepted',
      'heping>centre refused',
      'heping>centre accepted',
      'centre>anle lapsed',
      'centre>anle accepted',
    ]);
    const { items } = good(await scenes.as('agent-3').get(`/v1/cases/${caseId}/events`));
    expect(items[0].act).toBe('登记');
    expect(items.filter(({ act }: Json) => act === '发起转办')).toHaveLength(5);
    expect(await behind.legs(caseId)).toEqual({ 1: 'RUNNING' });
    expect([await hops.found('anle'), await hops.found('centre'), await hops.found('heping')]).toEqual([
      [caseId],
      [],
      [],
    ]);
    const file = await scenes.as('agent-3').get(`/v1/cases/${caseId}/documents/${documentId}`);
    expect(file.status).toBe(200);
  });

  test('and goes on at the new office as any other', async () => {
    const at = scenes.with({ agent: 'agent-3' });
    await at.receive(caseId);
    await at.draft(caseId);
    await at.sign(caseId);
    await cloud.settle();
    expect(await stands(caseId)).toBe('handling anle');
    const { clauses } = good(await scenes.as('manager-1').get(`/v1/cases/${caseId}/conformance`));
    const found = clauses.find(({ number }: Json) => number === '7.2.1.2');
    // The other township let a day pass.
    expect(found.status.code).toBe('broken');
  });

  test('a consent that is taken back on the way brings the case back; a withdrawal ends it', async () => {
    const other = await hops.register('heping');
    const consent = await hops.agree(other, 'heping', 'anle');
    await hops.start(other, 'heping', consent);
    await cloud.settle();
    const resident = scenes.as('resident-1');
    const back = good(await resident.post(`/v1/my/cases/${other}/consents/${consent}/withdrawal`, {}));
    expect(back.stage.code).toBe('reception');
    expect(back.consents[0].standing).toBe(false);
    await cloud.settle();
    expect([await stands(other), await reads('anle', other)]).toEqual(['reception heping', 403]);
    await hops.start(other, 'heping', await hops.agree(other, 'heping', 'anle'));
    await cloud.settle();
    good(await resident.post(`/v1/my/cases/${other}/withdrawal`, {}));
    await cloud.settle();
    expect(await stands(other)).toBe('withdrawn heping');
    expect(await behind.legs(other)).toEqual({ 1: 'SUCCEEDED' });
  });
});
