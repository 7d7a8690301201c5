import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { type Ask, ask, openInterface } from './interface.ts';
import { good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
});
afterAll(() => services.stop());

const member = {
  office: 'heping',
  roles: ['agent'],
  authorities: ['market'],
  name: '甄帮办',
  phone: '0513-00000012',
  active: true,
};
const enrol = (staffId: string, body: object = member, asked: Ask = {}) =>
  ask('enrol-staff', { as: 'manager-1', path: { staffId }, body, ...asked });

clause('5.3.1', () => {
  test('the manager named in the settings enrols the first staff', async () => {
    const { status, headers, body } = await enrol('agent-1');
    expect([status, headers['etag']]).toEqual([201, '"1"']);
    expect(body).toMatchObject({
      office: { name: '和平镇便民服务中心' },
      roles: [{ code: 'agent', name: '代办人员' }],
      authorities: [{ name: '示范区市场监督管理局' }],
    });
  });

  test('a change names the version it was made from', async () => {
    await enrol('agent-2');
    const change = { ...member, phone: '0513-00000013' };
    const without = await enrol('agent-2', change);
    expect([without.status, without.headers['etag']]).toEqual([428, '"1"']);
    const changed = await good(enrol('agent-2', change, { headers: { 'if-match': '"1"' } }));
    expect([changed.status, changed.headers['etag']]).toEqual([200, '"2"']);
    const stale = await enrol('agent-2', member, { headers: { 'if-match': '"1"' } });
    expect([stale.status, stale.headers['etag']]).toEqual([412, '"2"']);
    expect((await enrol('agent-8', member, { headers: { 'if-match': '"1"' } })).status).toBe(412);
  });

  test('the same again is quiet', async () => {
    await enrol('agent-3');
    const again = await good(enrol('agent-3'));
    expect([again.status, again.headers['etag']]).toEqual([200, '"1"']);
  });

  test.each([
    [{ office: 'nowhere' }, 'office'],
    [{ authorities: ['market', 'nobody'] }, 'authorities.1'],
    [{ roles: [] }, 'roles'],
    [{ roles: ['chief'] }, 'roles.0'],
    [{ phone: 'none' }, 'phone'],
    [{ admin: true }, 'admin'],
  ])('%j is told by its field', async (change, field) => {
    const answer = await enrol('agent-4', { ...member, ...change });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field }]);
  });

  test('a name for the directory must be one that a token can carry', async () => {
    expect((await enrol('with space')).body.errors).toMatchObject([{ field: 'staffId' }]);
  });

  test('managers enrol for their own office and those below it', async () => {
    await good(enrol('manager-9', { ...member, office: 'heping', roles: ['manager'] }));
    expect((await enrol('helper-7', { ...member, office: 'xinghua' }, { as: 'manager-9' })).status).toBe(201);
    const above = await enrol('helper-8', { ...member, office: 'centre' }, { as: 'manager-9' });
    expect([above.status, above.body.clause]).toEqual([403, '5.3.2']);
    const taken = await enrol('helper-7', { ...member, office: 'anle' }, { as: 'manager-9' });
    expect(taken.status).toBe(403);
  });

  test('an agent enrols nobody and lists nobody', async () => {
    expect((await enrol('agent-5', member, { as: 'agent-1' })).status).toBe(403);
    expect((await ask('list-staff', { as: 'agent-1' })).status).toBe(403);
  });

  test('the staff of an office are listed page by page', async () => {
    const first = await good(ask('list-staff', { as: 'manager-1', query: { office: 'heping', limit: '2' } }));
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual(['agent-1', 'agent-2']);
    const query = { office: 'heping', limit: '2', cursor: first.body.next };
    const second = await good(ask('list-staff', { as: 'manager-1', query }));
    expect(second.body.items.map(({ id }: { id: string }) => id)).toEqual(['agent-3', 'manager-9']);
  });

  test('who changed the directory leaves a trace', async () => {
    expect((await services.under('ACCESS#STAFF#agent-2')).map(({ act }) => act.S)).toEqual([
      'enrol-staff',
      'enrol-staff',
    ]);
  });

  test('once enrolled, the directory counts and not the settings', async () => {
    await good(enrol('manager-1', { ...member, office: 'centre', roles: ['manager'], active: false }));
    expect((await ask('list-staff', { as: 'manager-1' })).body.code).toBe('not-staff');
  });
});
