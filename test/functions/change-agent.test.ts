import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, draftBody, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const told = { means: 'electronic', on: dayAfter(0) };
const asked = { agent: 'agent-2', reason: '原代办人员轮岗', told };

const change = (caseId: string, body: unknown = asked, as = 'manager-1') =>
  ask('change-agent', { as, path: { caseId }, body });

const read = async (caseId: string, as: string) =>
  (await good(ask(as.startsWith('resident') ? 'read-own-case' : 'read-case', { as, path: { caseId } }))).body;

const mine = async (as: string): Promise<string[]> => {
  const { body } = await good(ask('list-cases', { as, query: { list: 'mine', limit: '100' } }));
  return body.items.map(({ id }: { id: string }) => id);
};

clause('A.2.3', () => {
  test('the case goes to the new agent, with its place in the work lists, and the principal is told', async () => {
    const caseId = await caseAfter('notice');
    expect(await mine('agent-1')).toContain(caseId);
    await good(change(caseId));
    expect(await mine('agent-1')).not.toContain(caseId);
    expect(await mine('agent-2')).toContain(caseId);
    const { body: notices } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(notices.items[0].text).toContain('代办人员已变更');
    const { body: course } = await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }));
    expect(course.items.at(-1)).toMatchObject({
      act: '变更代办人员',
      clause: 'A.2.3',
      details: [asked.reason, `书面通知：${told.on}，电子`],
    });
  });

  test('the papers wait for the new agent, who confirms them', async () => {
    const caseId = await caseAfter('custody');
    await good(change(caseId));
    const waiting = await read(caseId, 'agent-2');
    const papers = waiting.materials.map(({ id }: { id: string }) => id);
    expect(waiting.handOver).toMatchObject({ from: 'agent-1', materials: papers });
    expect(waiting.next.at(-1)).toMatchObject({ who: { code: 'agent' }, operation: 'confirm-hand-over' });
    expect(waiting.allowed).toContain('confirm-hand-over');
    expect(await read(caseId, 'resident-1')).not.toHaveProperty('handOver');
    const body = { discrepancies: [{ material: papers[0], explanation: '未见原件' }] };
    const { body: after } = await good(ask('confirm-hand-over', { as: 'agent-2', path: { caseId }, body }));
    expect(after).not.toHaveProperty('handOver');
    const { body: course } = await good(ask('read-course', { as: 'agent-2', path: { caseId } }));
    expect(course.items.at(-1).details).toEqual(['份数：2', '不符：未见原件']);
  });

  test('without a notice in writing it is refused with the clause', async () => {
    const answer = await change(await caseAfter('notice'), { agent: 'agent-2', reason: '轮岗' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-told-in-writing', citation: '附录A 二.3' } });
  });

  test('whom the directory does not know as an agent of the office is refused', async () => {
    const caseId = await caseAfter('notice');
    const codes = [];
    for (const agent of ['nobody', 'helper-1', 'agent-9'])
      codes.push((await change(caseId, { ...asked, agent })).body.code);
    expect(codes).toEqual(['not-an-agent', 'not-an-agent', 'agent-of-other-office']);
  });

  test('under acceptance the new agent draws the terms up anew', async () => {
    const caseId = await caseAfter('signOwn');
    const { body } = await good(change(caseId, { agent: 'agent-2', reason: '轮岗' }));
    expect(body).not.toHaveProperty('agreement');
    const drafting = { path: { caseId }, body: draftBody, headers: { 'if-match': '*' } };
    await good(ask('draft-agreement', { ...drafting, as: 'agent-2' }));
  });
});

clause('A.2.2', () => {
  test('the old agent is refused, and the manager finds the refusal with its clause in the access log', async () => {
    const caseId = await caseAfter('notice');
    await good(change(caseId));
    const news = { path: { caseId, matterId: 'm1' }, body: { text: '已受理', means: 'electronic' } };
    const late = await ask('report-progress', { ...news, as: 'agent-1' });
    expect(late).toMatchObject({ status: 403, body: { code: 'not-in-charge', clause: 'A.2.2' } });
    await good(ask('report-progress', { ...news, as: 'agent-2' }));
    const { body } = await good(ask('read-access-log', { as: 'manager-1', path: { caseId } }));
    expect(body.items.find(({ because }: { because?: string }) => because)).toMatchObject({
      actorId: 'agent-1',
      operation: 'report-progress',
      clause: 'A.2.2',
      because: 'not-in-charge',
      sentence: '只有本案现任代办人员可以进行此项操作。',
    });
    const { body: proof } = await good(ask('read-conformance', { as: 'agent-2', path: { caseId } }));
    const found = proof.clauses.find(({ number }: { number: string }) => number === 'A.2.2');
    expect(found).toMatchObject({ status: { code: 'obeyed' } });
  });
});

test('all cases of an agent who leaves go over, page by page, repeatable until none is left', {
  timeout: 60_000,
}, async () => {
  const member = { office: 'heping', roles: ['agent'], authorities: [], phone: '0513-00000012', active: true };
  for (const staffId of ['agent-4', 'agent-5'])
    await good(ask('enrol-staff', { as: 'manager-1', path: { staffId }, body: { ...member, name: '甄帮办' } }));
  const cases = [await caseAfter('notice'), await caseAfter('receive'), await caseAfter('custody')];
  for (const caseId of cases) await good(change(caseId, { ...asked, agent: 'agent-4' }));
  const handing = { as: 'manager-1', path: { staffId: 'agent-4' } };
  const body = { agent: 'agent-5', reason: '离岗', told, limit: 2 };
  const first = await good(ask('hand-over-all', { ...handing, body }));
  expect(first.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['done', 'done']);
  const { next } = first.body;
  const rest = await good(ask('hand-over-all', { ...handing, body: { ...body, cursor: next } }));
  expect([...first.body.items, ...rest.body.items].map(({ caseId }: { caseId: string }) => caseId).sort()).toEqual(
    [...cases].sort(),
  );
  expect([await mine('agent-4'), (await mine('agent-5')).sort()]).toEqual([[], [...cases].sort()]);
  expect((await good(ask('hand-over-all', { ...handing, body }))).body).toEqual({ items: [] });
});

test('a case that must stay says why, and hinders no other (A.2.3)', async () => {
  const caseId = await caseAfter('notice');
  await good(change(caseId));
  const body = { agent: 'agent-1', reason: '离岗' };
  const { body: page } = await good(ask('hand-over-all', { as: 'manager-1', path: { staffId: 'agent-2' }, body }));
  expect(page.items.find((each: { caseId: string }) => each.caseId === caseId)).toMatchObject({
    outcome: 'refused',
    clause: 'A.2.3',
    because: 'not-told-in-writing',
  });
  const asAgent = await ask('hand-over-all', { as: 'agent-9', path: { staffId: 'agent-2' }, body });
  expect(asAgent.body).toMatchObject({ code: 'not-permitted' });
  const unknown = await ask('hand-over-all', {
    as: 'manager-1',
    path: { staffId: 'agent-2' },
    body: { ...body, agent: 'nobody' },
  });
  expect(unknown.body).toMatchObject({ code: 'not-an-agent' });
});
