import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good, registered } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const claiming = (as: string, caseId: string) => ask('claim', { as, path: { caseId }, body: {} });
const mine = async (as: string): Promise<string[]> => {
  const { body } = await good(ask('list-cases', { as, query: { list: 'mine' } }));
  return body.items.map(({ id }: { id: string }) => id);
};

clause('7.2.1.1', () => {
  test('of two agents who claim at once one succeeds, and the other hears by name who was first', async () => {
    const caseId = await registered();
    const answers = await Promise.all([claiming('agent-1', caseId), claiming('agent-2', caseId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const beaten = answers.find(({ status }) => status === 409);
    expect(beaten?.body).toMatchObject({ code: 'claimed-by-other', clause: '7.2.1.1' });
    expect(beaten?.body.detail).toContain('甄帮办');
  });

  test('a claimed case stands in the list of whoever claimed it, until it is released', async () => {
    const caseId = await registered();
    const { body } = await good(claiming('agent-1', caseId));
    expect(body.claim).toMatchObject({ agent: { id: 'agent-1', name: '甄帮办' }, assigned: false });
    expect(body.allowed).toEqual(expect.arrayContaining(['receive', 'decline', 'release-claim']));
    expect(await mine('agent-1')).toContain(caseId);
    const other = await good(ask('read-case', { as: 'agent-2', path: { caseId } }));
    expect(other.body.allowed).not.toContain('receive');
    await good(ask('release-claim', { as: 'agent-1', path: { caseId }, body: {} }));
    expect(await mine('agent-1')).not.toContain(caseId);
  });

  test('a manager assigns it; the principal is not shown to whom', async () => {
    const caseId = await registered();
    const { body } = await good(ask('assign', { as: 'manager-1', path: { caseId }, body: { agent: 'agent-2' } }));
    expect(body.claim).toMatchObject({ agent: { id: 'agent-2' }, assigned: true });
    const own = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(own.body).not.toHaveProperty('claim');
    const course = await good(ask('read-course', { as: 'agent-1', path: { caseId } }));
    expect(course.body.items.at(-1)).toMatchObject({ act: '指派', details: ['代办人员：和平镇便民服务中心 甄帮办'] });
    await good(ask('receive', { as: 'agent-2', path: { caseId }, body: { told: '已说明' } }));
  });

  test.each(['agent-9', 'helper-1', 'nobody'])('to %s nothing is assigned', async (agent) => {
    const caseId = await registered();
    const answer = await ask('assign', { as: 'manager-1', path: { caseId }, body: { agent } });
    expect([answer.status, answer.body.code]).toEqual([409, 'assignee-unfit']);
  });
});
