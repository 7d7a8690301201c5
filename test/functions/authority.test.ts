import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const read = async (caseId: string) => (await good(ask('read-case', { as: 'agent-1', path: { caseId } }))).body;
const asAgent = (operation: string, caseId: string, body: unknown) =>
  ask(operation, { as: 'agent-1', path: { caseId, matterId: 'm1' }, body });

const numbered = () => `SJ-${randomUUID().slice(0, 8)}`;

/** Filed under a number of the authority. */
async function filed(authorityNumber: string): Promise<string> {
  const caseId = await caseAfter('custody');
  await good(asAgent('submit', caseId, { materials: [], authorityNumber }));
  return caseId;
}

const push = (authorityNumber: string, body: unknown, as = 'platform-market') =>
  ask('push-authority-state', { as, path: { authorityNumber }, body });
const accepted = { state: 'department-accepted', at: new Date(Date.now() - 60_000).toISOString() };

clause('7.2.3.3', () => {
  test('a platform pushes by its own number; our stage and state stay as they are', async () => {
    const number = numbered();
    const caseId = await filed(number);
    const before = await read(caseId);
    const { body } = await good(push(number, accepted));
    expect(body).toEqual({
      authorityNumber: number,
      state: { code: 'department-accepted', name: '部门受理' },
      at: accepted.at,
      kept: true,
    });
    const after = await read(caseId);
    expect(after.stage).toEqual(before.stage);
    expect(after.matters[0]).toMatchObject({
      state: { code: 'submitted' },
      authorityState: { state: { code: 'department-accepted' }, source: { code: 'pushed', name: '审批平台推送' } },
    });
  });

  test('the same again, under another key too, changes nothing; what is late takes its place', async () => {
    const number = numbered();
    const caseId = await filed(number);
    await good(push(number, accepted));
    expect((await good(push(number, accepted))).body.kept).toBe(false);
    const earlier = { state: 'window-accepted', at: new Date(Date.parse(accepted.at) - 60_000).toISOString() };
    await good(push(number, earlier));
    const { matters } = await read(caseId);
    expect(matters[0].authorityState.state.code).toBe('department-accepted');
    expect(matters[0].authorityStates.map(({ state }: { state: { code: string } }) => state.code)).toEqual([
      'window-accepted',
      'department-accepted',
    ]);
  });

  test('a number that staff learnt later finds the matter as well', async () => {
    const caseId = await caseAfter('submit');
    const number = numbered();
    await good(asAgent('mirror-authority-state', caseId, { ...accepted, number }));
    await good(push(number, { ...accepted, state: 'approved' }));
    expect((await read(caseId)).matters[0]).toMatchObject({ authorityNumber: number, state: { code: 'submitted' } });
  });

  test('numbers of nobody, of another authority and of two matters are told apart', async () => {
    const number = numbered();
    await filed(number);
    expect(await push('SJ-none', accepted)).toMatchObject({ status: 404, body: { code: 'number-unknown' } });
    expect(await push(number, accepted, 'agent-1')).toMatchObject({ status: 403, body: { code: 'not-platform' } });
    await filed(number);
    expect(await push(number, accepted)).toMatchObject({ status: 409, body: { code: 'number-ambiguous' } });
    expect(await push('a b', accepted)).toMatchObject({ status: 404 });
  });
});

clause('7.2.3.2', () => {
  test('a correction is shown to the principal with its day, and answered by filing again', async () => {
    const caseId = await caseAfter('submit');
    const body = { what: ['申请书漏签字'], by: '2099-01-04', means: 'electronic' };
    const { body: asked } = await good(asAgent('record-correction-request', caseId, body));
    expect(asked.matters[0].correction).toEqual({ ...body, means: { code: 'electronic', name: '电子' } });
    expect(asked.next.map(({ operation }: { operation?: string }) => operation)).toContain('resubmit');
    const told = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(told.body.items[0].text).toContain('申请书漏签字');
    const { body: again } = await good(asAgent('resubmit', caseId, { materials: [] }));
    expect(again.matters[0]).not.toHaveProperty('correction');
  });
});

clause('A.7.1', () => {
  test('delays and charges are shown with the case', async () => {
    const caseId = await caseAfter('submit');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await good(asAgent('record-delay', caseId, { side: 'authority', days: 2, reason: '系统升级' }));
    await good(asAgent('record-charge', caseId, { name: '工本费', fen: 1000, receiptNumber: 'SJ1234', paidOn: today }));
    expect(await read(caseId)).toMatchObject({
      delays: [{ side: { code: 'authority', name: '审批部门' }, days: 2 }],
      charges: [{ fen: 1000, paidTo: { code: 'market' } }],
    });
  });
});
