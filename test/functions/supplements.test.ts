import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good, uploaded } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  world = await openInterface();
  await enrol();
});
afterAll(() => world.stop());

clause('A.7.5', () => {
  test('a longer term, signed by the principal and for the mandatary, is in force and shown', async () => {
    const caseId = await caseAfter('signMandatary');
    const body = { until: dayAfter(300), reason: '审批部门尚未决定' };
    const drawn = await good(ask('extend-term', { as: 'agent-1', path: { caseId }, body }));
    const [{ digest }] = drawn.body.supplements;
    const own = (await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }))).body;
    expect(own.allowed).toContain('sign-own-supplement');
    await good(ask('sign-own-supplement', { as: 'resident-1', path: { caseId }, body: { digest } }));
    const signing = { as: 'manager-1', path: { caseId }, body: { digest } };
    const signed = await good(ask('sign-supplement-for-mandatary', signing));
    expect(signed.body.supplements).toMatchObject([{ until: dayAfter(300), effectiveAt: expect.any(String) }]);
    const { items } = (await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }))).body;
    expect(items.at(-1)).toMatchObject({ act: '补充内容生效', clause: 'A.7.5' });
  });

  test('words besides are signed on paper, with where the original lies', async () => {
    const caseId = await caseAfter('signMandatary');
    const drawing = { as: 'agent-1', path: { caseId }, body: { text: '每周一上午电话告知进展' } };
    const [{ digest }] = (await good(ask('supplement-agreement', drawing))).body.supplements;
    const documentId = await uploaded(caseId, 'signed-agreement');
    const body = { digest, documentId, original: '三号柜协议卷' };
    const recorded = await good(ask('record-supplement-signature', { as: 'agent-1', path: { caseId }, body }));
    expect(recorded.body.supplements[0].signatures).toMatchObject([
      { method: { code: 'paper' }, original: '三号柜协议卷' },
    ]);
  });
});
