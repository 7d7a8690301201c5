import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { child, enterprise, guardian, representative, resident } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { draftBody, enrol, good, uploaded, wish } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  world = await openInterface();
  await enrol();
});
afterAll(() => world.stop());

/** Registered by this person online, and received. */
async function receivedOf(principal: unknown): Promise<string> {
  const { id: caseId } = (await good(ask('register-online', { as: 'resident-1', body: { ...wish, principal } }))).body;
  await good(ask('receive', { as: 'agent-1', path: { caseId }, body: { told: '已说明流程' } }));
  return caseId;
}

const draft = (caseId: string) =>
  ask('draft-agreement', { as: 'agent-1', path: { caseId }, body: draftBody, headers: { 'if-match': '*' } });

clause('A.7.4', () => {
  test('an organisation names its representative with proof, masked and encrypted, and then an agreement is drawn up', async () => {
    const caseId = await receivedOf(enterprise);
    expect((await draft(caseId)).body).toMatchObject({ code: 'representative-missing', basis: '民法典第61条' });
    const documentId = await uploaded(caseId, 'proof', 'resident-1');
    const body = { representative, capacity: 'legal', documentId };
    const named = await good(ask('record-own-representative', { as: 'resident-1', path: { caseId }, body }));
    expect(named.body.parties.representative).toMatchObject({
      capacity: { code: 'legal', name: '法定代表人' },
      person: { name: '甄*表', phone: '130****0006' },
    });
    expect(JSON.stringify(await world.under(`CASE#${caseId}`))).not.toContain(representative.phone);
    const { digest } = (await good(draft(caseId))).body.agreement;
    const again = { ...body, representative: { ...representative, name: '甄另外' }, capacity: 'authorised' };
    await good(ask('record-representative', { as: 'agent-1', path: { caseId }, body: again }));
    expect((await good(draft(caseId))).body.agreement.digest).not.toBe(digest);
  });

  test('a manager signs by an authority that another manager has recorded, and gives it to nobody but others', async () => {
    const member = {
      office: 'heping',
      roles: ['manager'],
      authorities: [],
      name: '甄主任',
      phone: '0513-00000013',
      active: true,
    };
    const path = { staffId: 'manager-2' };
    await good(ask('enrol-staff', { as: 'manager-1', path, body: member }));
    const caseId = await receivedOf(resident);
    const { digest } = (await good(draft(caseId))).body.agreement;
    const signing = { as: 'manager-2', path: { caseId }, body: { digest } };
    expect((await ask('sign-for-mandatary', signing)).body).toMatchObject({ code: 'not-representative' });
    const body = { ...member, represents: { basis: '任命文件〔2026〕2号', seal: '和平镇代办专用章' } };
    const headers = { 'if-match': '"1"' };
    expect((await ask('enrol-staff', { as: 'manager-2', path, body, headers })).body.code).toBe('own-representation');
    await good(ask('enrol-staff', { as: 'manager-1', path, body, headers }));
    const signed = await good(ask('sign-for-mandatary', signing));
    expect(signed.body.agreement.signatures[0].authority).toEqual(body.represents);
  });
});

clause('6.3.2', () => {
  test('of a child the age group is shown, and the guardian acts', async () => {
    const caseId = await receivedOf(child);
    const { parties, next } = (await ask('read-case', { as: 'agent-1', path: { caseId } })).body;
    expect(parties.age.code).toMatch(/^under-/);
    expect(next[0].operation).toBe('record-guardian');
    expect((await draft(caseId)).body.code).toBe('guardian-missing');
    const documentId = await uploaded(caseId, 'proof');
    const body = { guardian, relation: 'parent', documentId };
    const kept = await good(ask('record-guardian', { as: 'agent-1', path: { caseId }, body }));
    expect(kept.body.parties.guardian).toMatchObject({ relation: { code: 'parent' }, person: { kind: 'guardian' } });
    expect((await draft(caseId)).body.code).toBe('guardian-consent-missing');
    expect(kept.body.next[0].operation).toBe('record-consent');
    const consent = { purpose: 'sensitive-data', kinds: ['child-under-14'], wording: '2026-1', guardian: documentId };
    const evidence = { channel: 'oral', record: '监护人到场，宣读文本，答复同意。' };
    await good(ask('record-consent', { as: 'agent-1', path: { caseId }, body: { consent, evidence } }));
    await good(draft(caseId));
    const search = { as: 'agent-1', body: { by: 'identityNumber', value: guardian.identityNumber } };
    expect((await good(ask('search-cases', search))).body.items[0].id).toBe(caseId);
  });
});

clause('4.1', () => {
  test('an elder is asked before a household matter is entrusted', async () => {
    const caseId = await receivedOf(resident);
    const { openedAt } = (await ask('read-case', { as: 'agent-1', path: { caseId } })).body;
    const body = { items: ['HK-MOVE'], means: 'in-person', askedAt: openedAt };
    const asked = await good(ask('record-own-intent', { as: 'agent-1', path: { caseId }, body }));
    expect(asked.body.parties.ownIntent).toMatchObject({ means: { name: '当面询问' }, askedBy: 'agent-1' });
    const own = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(own.body.parties.ownIntent.askedBy).toBeUndefined();
  });
});
