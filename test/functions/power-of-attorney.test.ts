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

const issue = async (caseId: string) => {
  const body = { authority: 'market', powers: ['file'], term: { from: dayAfter(0), until: dayAfter(30) } };
  return (await good(ask('issue-power-of-attorney', { as: 'agent-1', path: { caseId }, body }))).body;
};

clause('A.1.2', () => {
  test('a power of attorney is issued by the agent, read and signed by the principal', async () => {
    const caseId = await caseAfter('signMandatary');
    const {
      powersOfAttorney: [issued],
    } = await issue(caseId);
    expect(issued).toMatchObject({ authority: { code: 'market' }, agent: 'agent-1', matters: ['m1'] });
    const own = (await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }))).body;
    expect(own.allowed).toContain('sign-power-of-attorney');
    expect(own.powersOfAttorney[0].agent).toBeUndefined();
    const path = { caseId, powerOfAttorneyId: issued.id };
    const signing = { as: 'resident-1', path, body: { digest: issued.digest } };
    const signed = (await good(ask('sign-power-of-attorney', signing))).body;
    expect(signed.powersOfAttorney).toMatchObject([{ signature: { method: { code: 'electronic' } } }]);
    expect(signed.allowed).not.toContain('sign-power-of-attorney');
    const { items } = (await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }))).body;
    expect(items.at(-1)).toMatchObject({ act: '签署授权委托书', clause: 'A.1.2' });
  });

  test('on paper, with the scan and where the original lies', async () => {
    const caseId = await caseAfter('signMandatary');
    const [{ id, digest }] = (await issue(caseId)).powersOfAttorney;
    const documentId = await uploaded(caseId, 'power-of-attorney');
    const path = { caseId, powerOfAttorneyId: id };
    const body = { digest, documentId, original: '三号柜' };
    const recorded = await good(ask('record-power-of-attorney-signature', { as: 'agent-1', path, body }));
    expect(recorded.body.powersOfAttorney).toMatchObject([
      { signature: { method: { code: 'paper' }, original: '三号柜' } },
    ]);
  });
});
