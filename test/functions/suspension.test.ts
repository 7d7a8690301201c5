import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const asAgent = (operation: string, caseId: string, body: unknown) =>
  ask(operation, { as: 'agent-1', path: { caseId, matterId: 'm1' }, body });
const read = async (caseId: string) => (await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }))).body;

const told = { means: 'electronic', on: dayAfter(0) };
const why = {
  reason: 'correction',
  explanation: '审批部门要求补正租赁合同。',
  side: 'principal',
  expectedEnd: dayAfter(20),
  told,
};

clause('A.7.1', () => {
  test('a suspended case shows why it rests, since when and until when, to both sides; names of staff to staff alone', async () => {
    const caseId = await caseAfter('submit');
    const { body: rests } = await good(asAgent('suspend', caseId, why));
    expect(rests).toMatchObject({
      stage: { code: 'suspended', name: '中止' },
      suspension: {
        reason: { code: 'correction', name: '等待补正材料' },
        side: { code: 'principal', name: '委托方' },
        explanation: why.explanation,
        expectedEnd: why.expectedEnd,
        told: { means: { code: 'electronic', name: '电子' }, on: told.on },
        by: 'agent-1',
      },
      dues: [{ due: { code: 'resumption', name: '续办' } }],
      next: [{ who: { code: 'agent' }, operation: 'resume' }],
    });
    expect([...rests.allowed].sort()).toEqual([
      'correct-entry',
      'hand-back',
      'mirror-authority-state',
      'record-charge',
      'record-consent',
      'record-contact-change',
      'record-delay',
      'record-matter-withdrawal',
      'record-sub-delegation-consent',
      'record-withdrawal',
      'report-loss',
      'request-upload',
      'resume',
      'reveal',
      'terminate',
    ]);
    expect((await read(caseId)).suspension).not.toHaveProperty('by');
  });

  test('an act of the agent meanwhile is refused with its clause', async () => {
    const caseId = await caseAfter('submit');
    await good(asAgent('suspend', caseId, why));
    const refused = await asAgent('report-progress', caseId, { text: '已受理', means: 'electronic' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'service-suspended', citation: '附录A 七.1' } });
  });

  test('resumed, it shows the pause and takes the acts of the agent again; the course tells of both', async () => {
    const caseId = await caseAfter('submit');
    await good(asAgent('suspend', caseId, why));
    const { body } = await good(asAgent('resume', caseId, { explanation: '补正材料已收到。', told }));
    expect(body).toMatchObject({
      stage: { code: 'handling' },
      pauses: [{ side: { code: 'principal' }, by: 'agent-1' }],
    });
    expect(body).not.toHaveProperty('suspension');
    expect(body.allowed).toContain('suspend');
    const course = await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }));
    const acts = course.body.items
      .slice(-2)
      .map(({ act, details }: { act: string; details: string[] }) => [act, ...details]);
    expect(acts).toEqual([
      [
        '中止办理',
        '中止原因：等待补正材料',
        why.explanation,
        '延误归属：委托方',
        `预计续办：${why.expectedEnd}`,
        `告知：${told.on}，电子`,
      ],
      ['续办', '补正材料已收到。', `告知：${told.on}，电子`],
    ]);
  });
});
