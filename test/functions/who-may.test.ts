import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { type Ask, ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good, registered } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
let caseId: string;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  caseId = await caseAfter('notice');
});
afterAll(() => services.stop());

const accesses = async () => (await services.under(`ACCESS#${caseId}`)) as Record<string, { S: string }>[];

clause('5.3.2', () => {
  test.each([
    ['read-own-case', {}],
    ['read-own-course', {}],
    ['read-own-notices', {}],
    ['read-own-conformance', {}],
    ['print-own-certificate', {}],
    ['evaluate', { body: { level: 'satisfied' } }],
    ['withdraw', { body: {} }],
    ['sign-own-agreement', { body: { digest: 'a'.repeat(64) } }],
    ['request-own-upload', { body: { purpose: 'other', type: 'image/png', bytes: 1, sha256: 'a'.repeat(64) } }],
    ['complete-own-upload', { path: { documentId: 'x' } }],
    ['open-own-document', { path: { documentId: 'x' } }],
  ] as [string, Ask][])('to another principal the case does not exist: %s', async (operation, asked) => {
    const before = await services.under(`CASE#${caseId}`);
    const answer = await ask(operation, { ...asked, as: 'resident-2', path: { caseId, ...asked.path } });
    expect([answer.status, answer.body.code, answer.body.clause]).toEqual([404, 'case-unknown', undefined]);
    expect(await services.under(`CASE#${caseId}`)).toEqual(before);
    expect((await accesses()).at(-1)).toMatchObject({ act: { S: operation }, because: { S: 'not-permitted' } });
  });

  test.each([
    ['read-case', {}],
    ['read-course', {}],
    ['read-conformance', {}],
    ['print-certificate', {}],
    ['report-progress', { path: { matterId: 'm1' }, body: { text: '已受理', means: 'electronic' } }],
    ['hand-back', { body: { materials: ['x'], receipt: { kind: 'electronic', channel: '短信' } } }],
    ['take-back', { body: { materials: ['x'], place: '一号柜' } }],
    ['record-withdrawal', { body: {} }],
    ['terminate', { body: { ground: 'deception', explanation: '材料系伪造' } }],
    ['sign-termination-form', { body: {} }],
    ['reveal', { path: { personId: 'principal' }, body: { reason: '核对身份' } }],
    ['request-upload', { body: { purpose: 'other', type: 'image/png', bytes: 1, sha256: 'a'.repeat(64) } }],
    ['read-access-log', {}],
    ['open-archive', {}],
  ] as [string, Ask][])('staff of another office are told the clause: %s', async (operation, asked) => {
    const answer = await ask(operation, { ...asked, as: 'agent-9', path: { caseId, ...asked.path } });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-permitted']);
    expect(['5.3.2', 'A.4.3']).toContain(answer.body.clause);
    expect((await accesses()).at(-1)).toMatchObject({
      act: { S: operation },
      actor: { M: { id: { S: 'agent-9' }, office: { S: 'anle' } } },
      because: { S: 'not-permitted' },
      clause: { S: answer.body.clause },
    });
  });

  test('a colleague who is not in charge may read the case and do nothing with it', async () => {
    expect((await ask('read-case', { as: 'agent-2', path: { caseId } })).status).toBe(200);
    const body = { text: '已受理', means: 'electronic' };
    const answer = await ask('report-progress', { as: 'agent-2', path: { caseId, matterId: 'm1' }, body });
    expect(answer.status).toBe(403);
  });

  test('a helper may not do what agents do', async () => {
    const fresh = await registered();
    const answer = await ask('receive', { as: 'helper-1', path: { caseId: fresh }, body: { told: '已说明' } });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-permitted']);
  });

  test('whoever is not enrolled may ask nothing of staff', async () => {
    for (const operation of ['list-cases', 'read-case', 'list-staff']) {
      const path = operation === 'read-case' ? { path: { caseId } } : {};
      expect((await ask(operation, { as: 'resident-1', ...path })).body.code).toBe('not-staff');
    }
  });

  test('a token without a subject is nobody', async () => {
    expect((await ask('list-own-cases', {})).body.code).toBe('no-subject');
  });

  test('a dismissal works on the next act', async () => {
    const path = { staffId: 'agent-7' };
    const body = {
      office: 'heping',
      roles: ['agent'],
      authorities: [],
      name: '甄离职',
      phone: '0513-00000014',
      active: true,
    };
    const { headers } = await good(ask('enrol-staff', { as: 'manager-1', path, body }));
    expect((await ask('list-cases', { as: 'agent-7' })).status).toBe(200);
    const dismissal = { as: 'manager-1', path, body: { ...body, active: false } };
    await good(ask('enrol-staff', { ...dismissal, headers: { 'if-match': headers['etag'] ?? '' } }));
    expect((await ask('list-cases', { as: 'agent-7' })).body.code).toBe('not-staff');
  });
});

clause('4.2', () => {
  test('nobody handles a case of their own', async () => {
    const own = await registered({ as: 'agent-1' });
    const answer = await ask('receive', { as: 'agent-1', path: { caseId: own }, body: { told: '已说明' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'own-case', clause: '4.2' } });
  });
});

clause('A.4.3', () => {
  test('every answer shows persons masked, and staff see them in clear for a reason that is kept', async () => {
    const read = await ask('read-case', { as: 'agent-1', path: { caseId } });
    expect(read.body.principal.name).toBe('𬱖*䶮');
    expect(JSON.stringify(read.body)).not.toContain(resident.identityNumber);
    const asking = { as: 'agent-1', path: { caseId, personId: 'principal' }, body: { reason: '审批部门来电核对身份' } };
    const shown = await good(ask('reveal', asking));
    expect(shown.body).toEqual(resident);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect((await accesses()).at(-1)).toMatchObject({
      person: { S: 'principal' },
      reason: { S: '审批部门来电核对身份' },
    });
  });

  test('without a reason nothing is shown', async () => {
    const asking = { as: 'agent-1', path: { caseId, personId: 'principal' }, body: {} };
    const answer = await ask('reveal', asking);
    expect(answer.body.errors).toEqual([{ field: 'reason', message: '缺少此项。' }]);
  });

  test('a person who is not in the case is not found', async () => {
    const asking = { as: 'agent-1', path: { caseId, personId: 'contact' }, body: { reason: '核对' } };
    expect((await ask('reveal', asking)).body.code).toBe('person-unknown');
  });

  test('every read by staff is in the access log, which the manager reads, the latest first', async () => {
    await ask('read-course', { as: 'agent-2', path: { caseId } });
    const { body } = await good(ask('read-access-log', { as: 'manager-1', path: { caseId }, query: { limit: '2' } }));
    expect(body.items).toMatchObject([
      { operation: 'read-access-log', act: '查看查阅记录', actorId: 'manager-1' },
      { operation: 'read-course', act: '查看办理过程', actorId: 'agent-2', actor: '和平镇便民服务中心' },
    ]);
    const { body: more } = await good(
      ask('read-access-log', { as: 'manager-1', path: { caseId }, query: { cursor: body.next } }),
    );
    const refusal = more.items.find(({ because }: { because?: string }) => because);
    expect(refusal).toMatchObject({ because: 'not-in-charge', sentence: '只有本案现任代办人员可以进行此项操作。' });
  });

  test('a principal reading an own case leaves no line', async () => {
    const before = await accesses();
    await ask('read-own-case', { as: 'resident-1', path: { caseId } });
    expect(await accesses()).toEqual(before);
  });

  test('the log of the functions holds nothing of anybody', () => {
    const all = services.logged.join('\n');
    for (const secret of ['𬱖', resident.identityNumber, resident.phone, '杏花村', 'resident-1', 'agent-1', caseId])
      expect(all).not.toContain(secret);
    expect(services.logged.length).toBeGreaterThan(30);
  });
});
