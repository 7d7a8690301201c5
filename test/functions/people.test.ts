import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good, uploaded } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const told = { means: 'electronic', on: dayAfter(0) };
const on = (caseId: string, as: string, body: unknown = {}) => ({ as, path: { caseId, matterId: 'm1' }, body });

clause('A.3.4', () => {
  test('the principal asks for another agent; the manager sees it, changes the agent, and that answers it', async () => {
    const caseId = await caseAfter('notice');
    const body = { reason: '多次失约' };
    const { body: asked } = await good(ask('request-other-agent', on(caseId, 'resident-1', body)));
    expect(asked.agentRequest).toMatchObject(body);
    const { body: seen } = await good(ask('read-case', on(caseId, 'manager-1')));
    expect(seen.allowed).toEqual(expect.arrayContaining(['change-agent', 'refuse-agent-request']));
    expect(seen.dues.map(({ due }: { due: { code: string } }) => due.code)).toContain('agent-request');
    const change = { agent: 'agent-2', reason: '同意撤换', told };
    const { body: changed } = await good(ask('change-agent', on(caseId, 'manager-1', change)));
    expect(changed.agentRequest.answer).toBe('granted');
  });

  test('the agent concerned neither records it nor refuses it; a refusal tells the principal why', async () => {
    const caseId = await caseAfter('notice');
    const refused = await ask('record-agent-request', on(caseId, 'agent-1', { reason: '多次失约' }));
    expect(refused).toMatchObject({ status: 409, body: { code: 'concerns-agent', citation: '附录A 三.4' } });
    await good(ask('record-agent-request', on(caseId, 'helper-1', { reason: '多次失约' })));
    await good(ask('refuse-agent-request', on(caseId, 'manager-1', { explanation: '经核实按期反馈' })));
    const { body } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(body.items[0].text).toContain('经核实按期反馈');
  });
});

clause('A.2.3', () => {
  test('another contact is kept encrypted, shown masked, and told to nobody by name', async () => {
    const caseId = await caseAfter('notice');
    const body = { contact: { kind: 'contact', name: '甄新任', phone: '13000000006' } };
    const { body: changed } = await good(ask('change-contact', on(caseId, 'resident-1', body)));
    expect(changed.contact).toMatchObject({ name: '甄*任' });
    const { body: course } = await good(ask('read-course', on(caseId, 'agent-1')));
    expect(course.items.at(-1)).toMatchObject({ act: '变更甲方经办人', details: ['另行指派', '线上通知'] });
    expect(JSON.stringify(await services.under(`CASE#${caseId}`))).not.toContain('甄新任');
    const paper = { contact: 'principal', documentId: await uploaded(caseId, 'other') };
    const { body: back } = await good(ask('record-contact-change', on(caseId, 'agent-1', paper)));
    expect(back).not.toHaveProperty('contact');
  });
});

clause('A.5.2', () => {
  test('the one matter that there is, taken back, ends the service; nothing more is done on it', async () => {
    const caseId = await caseAfter('submit');
    const { body } = await good(ask('withdraw-matter', on(caseId, 'resident-1')));
    expect(body).toMatchObject({ stage: { code: 'evaluation' }, ended: { ground: { code: 'principal-asked' } } });
    expect(body.matters[0]).toMatchObject({ state: { code: 'withdrawn', name: '已撤回' } });
    const late = await ask('record-result', on(caseId, 'agent-1', { outcome: 'granted', explanation: '准予' }));
    expect(late.body.code).toBe('service-terminated');
  });

  test('at a window the agent in charge records it', async () => {
    const caseId = await caseAfter('notice');
    expect((await ask('record-matter-withdrawal', on(caseId, 'agent-2'))).body.code).toBe('not-in-charge');
    await good(ask('record-matter-withdrawal', on(caseId, 'agent-1', { reason: '到窗口说明' })));
  });
});

clause('A.1.2', () => {
  test('a power taken back stops the next act', async () => {
    const caseId = await caseAfter('submit');
    await good(ask('restrict-mandate', on(caseId, 'resident-1', { powers: ['file'] })));
    const late = await ask('record-result', on(caseId, 'agent-1', { outcome: 'granted', explanation: '准予' }));
    expect(late.body).toMatchObject({ code: 'power-missing', clause: 'A.1.2' });
  });
});

clause('A.6', () => {
  test('a dispute holds the case until it is settled', async () => {
    const caseId = await caseAfter('submit');
    const { body: held } = await good(
      ask('open-own-dispute', on(caseId, 'resident-1', { about: '材料的责任', hold: true })),
    );
    expect(held.openDispute).toMatchObject({ by: { code: 'principal' }, hold: true });
    const result = { outcome: 'granted', explanation: '准予' };
    const refused = await ask('record-result', on(caseId, 'agent-1', result));
    expect(refused).toMatchObject({ status: 409, body: { code: 'on-hold', clause: 'A.6', citation: '附录A 六' } });
    const { body: during } = await good(ask('read-case', on(caseId, 'agent-1')));
    expect(during.allowed).not.toContain('record-result');
    expect(during.allowed).toContain('report-progress');
    await good(ask('settle-dispute', on(caseId, 'manager-1', { how: 'negotiated', outcome: '已协商' })));
    await good(ask('record-result', on(caseId, 'agent-1', result)));
  });

  test('the mandatary opens one as well; the principal lets only an own one rest', async () => {
    const caseId = await caseAfter('notice');
    await good(ask('open-dispute', on(caseId, 'manager-1', { about: '材料的责任', hold: false })));
    const refused = await ask('withdraw-dispute', on(caseId, 'resident-1', { outcome: '算了' }));
    expect(refused.body).toMatchObject({ code: 'not-own-dispute', clause: 'A.6' });
  });
});
