import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256Hex } from '../../store/digest.ts';
import { clause } from '../clause.ts';
import { agreedCase, agreement, outOfScope, passedOn } from './hop.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good, registered, uploaded } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const read = async (caseId: string, as = 'agent-1') =>
  (await good(ask(as.startsWith('resident') ? 'read-own-case' : 'read-case', { as, path: { caseId } }))).body;

const search = async (as: string) => {
  const { body } = await good(ask('search-cases', { as, body: { by: 'phone', value: '13000000001', limit: 100 } }));
  return body.items.map(({ id }: { id: string }) => id);
};

const listed = async (as: string) => {
  const { body } = await good(ask('list-cases', { as, query: { limit: '100' } }));
  return body.items.map(({ id }: { id: string }) => id);
};

clause('7.2.1.2', () => {
  test('what each may do next is told to each: the consent, the transfer, the answer', async () => {
    const caseId = await registered();
    const told = await good(ask('propose-transfer', { as: 'agent-1', path: { caseId }, body: outOfScope }));
    expect(told.body.next.map(({ operation }: { operation: string }) => operation)).toEqual([
      'give-consent',
      'record-consent',
    ]);
    expect(told.body.allowed).not.toContain('transfer');
    await good(ask('give-consent', { as: 'resident-1', path: { caseId }, body: agreement }));
    const agreed = await read(caseId);
    expect([agreed.next[0].operation, agreed.allowed.includes('transfer')]).toEqual(['transfer', true]);
    const on = await passedOn();
    const pending = await read(on.caseId, 'agent-9');
    expect(pending.next[0].operation).toBe('accept-transfer');
    expect(pending.allowed).toEqual(expect.arrayContaining(['accept-transfer', 'refuse-transfer']));
    expect((await read(on.caseId)).allowed).not.toContain('accept-transfer');
  });

  test('without a consent the law is named', async () => {
    const caseId = await registered();
    const body = { consent: 'none', reason: '不属于' };
    expect(await ask('transfer', { as: 'agent-1', path: { caseId }, body })).toMatchObject({
      status: 409,
      body: { code: 'consent-unknown', clause: '7.2.1.2', basis: '个人信息保护法第23条' },
    });
  });

  test('lists, search and access follow the case; the same request again comes to the same', async () => {
    const { caseId } = await passedOn();
    expect([(await listed('agent-9')).includes(caseId), (await listed('agent-1')).includes(caseId)]).toEqual([
      true,
      false,
    ]);
    expect((await search('agent-1')).includes(caseId)).toBe(true);
    const accepting = { as: 'agent-9', path: { caseId }, body: {}, key: 'accepting-once' };
    const accepted = await good(ask('accept-transfer', accepting));
    const again = await good(ask('accept-transfer', accepting));
    expect([again.headers['idempotency-replayed'], again.body.version]).toEqual(['true', accepted.body.version]);
    expect([(await search('agent-9')).includes(caseId), (await search('agent-1')).includes(caseId)]).toEqual([
      true,
      false,
    ]);
    for (const operation of ['read-case', 'read-course', 'read-conformance'])
      expect((await ask(operation, { as: 'agent-1', path: { caseId } })).status).toBe(403);
    expect((await read(caseId, 'manager-1')).office.code).toBe('anle');
  });

  test('the course tells every hop in words, by clause', async () => {
    const { caseId } = await passedOn();
    await good(ask('refuse-transfer', { as: 'agent-9', path: { caseId }, body: { reason: '店铺不在本镇。' } }));
    const { body } = await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }));
    expect(body.items.slice(-2)).toMatchObject([
      { act: '发起转办', details: ['和平镇便民服务中心→安乐镇便民服务中心', '经营场所在安乐镇。'] },
      {
        act: '转办退回',
        citation: '7.2.1.2',
        details: ['安乐镇便民服务中心→和平镇便民服务中心', '接收部门退回', '店铺不在本镇。'],
      },
    ]);
    expect((await read(caseId)).transfers).toMatchObject([{ end: { code: 'refused' }, reason: '店铺不在本镇。' }]);
  });

  test('a need that is declined is guided by code: address, hours and phone come from the settings', async () => {
    const caseId = await registered();
    const body = { explanation: '店铺在安乐镇。', guidedTo: 'anle' };
    const { body: declined } = await good(ask('decline', { as: 'agent-1', path: { caseId }, body }));
    expect(declined.declination).toMatchObject({
      guidedTo: expect.stringContaining('安乐镇大街4号'),
      place: { code: 'anle', phone: '0513-00000004' },
    });
  });
});

clause('A.4.3', () => {
  test('a consent shows the wording that was agreed to, whose text has the digest that was kept', async () => {
    const { caseId } = await agreedCase();
    const [{ wording, standing }] = (await read(caseId, 'resident-1')).consents;
    expect(standing).toBe(true);
    expect(sha256Hex(wording.text)).toBe(wording.digest);
    const { body } = await ask('read-consent-wordings');
    expect(body.items.map(({ purpose }: { purpose: { code: string } }) => purpose.code)).toEqual(
      expect.arrayContaining(['transfer', 'sensitive-data', 'publication']),
    );
  });

  test('one on paper names its scan; who recorded it is the office’s own', async () => {
    const caseId = await registered();
    const documentId = await uploaded(caseId, 'consent');
    const consent = { purpose: 'sensitive-data', kinds: ['medical'], wording: '2026-1' };
    const body = { consent, evidence: { channel: 'paper', documentId } };
    await good(ask('record-consent', { as: 'agent-1', path: { caseId }, body }));
    const [own] = (await read(caseId, 'resident-1')).consents;
    expect(own).toMatchObject({ documentId, kinds: [{ code: 'medical', name: '医疗健康' }] });
    expect(own).not.toHaveProperty('recordedBy');
    expect((await read(caseId)).consents[0].recordedBy).toBe('agent-1');
  });

  test('taken back at a window or online, it is shown so, and brings a pending transfer back', async () => {
    const { caseId, consent } = await passedOn();
    const path = { caseId, consentId: consent };
    const { body } = await good(
      ask('record-consent-withdrawal', { as: 'agent-9', path, body: { channel: 'phone', reason: '想自己去' } }),
    );
    expect(body.stage.code).toBe('reception');
    expect((await read(caseId)).consents[0]).toMatchObject({
      standing: false,
      withdrawn: { channel: { code: 'phone' }, reason: '想自己去' },
    });
    const other = await passedOn();
    const own = { as: 'resident-1', path: { caseId: other.caseId, consentId: other.consent }, body: {} };
    expect((await good(ask('withdraw-consent', own))).body.transfers[0].end.code).toBe('consent-withdrawn');
    const none = { ...own, path: { ...own.path, consentId: 'none' } };
    expect((await ask('withdraw-consent', none)).body.code).toBe('consent-unknown');
  });
});
