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

const given = { matters: ['m1'], to: 'agent-9', reason: '审批部门在邻镇' };
const on = (caseId: string, as: string, body?: unknown, path: Record<string, string> = {}) => ({
  as,
  path: { caseId, ...path },
  ...(body === undefined ? {} : { body }),
});
const news = { text: '已取号', means: 'in-person' };

clause('A.4.4', () => {
  test('without the principal’s consent it is refused; with it the sub-agent reads the case and acts, and no longer after', async () => {
    const caseId = await caseAfter('custody');
    const { body: read } = await good(ask('read-case', on(caseId, 'agent-1')));
    const body = { ...given, matters: [read.matters[0].id] };
    const matterId = { matterId: body.matters[0] };
    const refused = await ask('sub-delegate', on(caseId, 'agent-1', body));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'sub-delegation-without-consent', citation: '附录A 四.4' },
    });
    expect((await ask('read-case', on(caseId, 'agent-9'))).status).toBe(403);
    await good(ask('consent-to-sub-delegation', on(caseId, 'resident-1', {})));
    const { body: after } = await good(ask('sub-delegate', on(caseId, 'agent-1', body)));
    expect(after.subDelegation).toMatchObject({ matters: body.matters, to: 'agent-9', office: { code: 'anle' } });
    expect(after.allowed).toContain('end-sub-delegation');
    const { body: theirs } = await good(ask('read-case', on(caseId, 'agent-9')));
    expect(theirs.allowed).toEqual(expect.arrayContaining(['report-progress', 'submit']));
    expect(theirs.allowed).not.toContain('terminate');
    await good(ask('report-progress', on(caseId, 'agent-9', news, matterId)));
    const { body: course } = await good(ask('read-course', on(caseId, 'agent-1')));
    expect(course.items.at(-1)).toMatchObject({ clause: '7.2.3.3' });
    expect(course.items.at(-2)).toMatchObject({ act: '转委托', clause: 'A.4.4' });
    expect(course.items.at(-1).actor).not.toBe(course.items.at(-2).actor);
    const { body: proof } = await good(ask('read-conformance', on(caseId, 'agent-1')));
    const status = (number: string) => proof.clauses.find((each: { number: string }) => each.number === number).status;
    expect([status('A.2.2'), status('A.4.4')]).toMatchObject([{ code: 'obeyed' }, { code: 'obeyed' }]);
    const { body: own } = await good(ask('read-own-case', on(caseId, 'resident-1')));
    expect(own.subDelegation).not.toHaveProperty('to');
    await good(ask('restrict-mandate', on(caseId, 'resident-1', { subDelegation: false })));
    expect((await ask('report-progress', on(caseId, 'agent-9', news, matterId))).status).toBe(403);
    expect((await ask('read-case', on(caseId, 'agent-9'))).status).toBe(403);
  });

  test('the agent ends it; whom the directory does not know as an agent of another office is refused', async () => {
    const caseId = await caseAfter('custody');
    await good(ask('consent-to-sub-delegation', on(caseId, 'resident-1', {})));
    const codes = [];
    for (const to of ['nobody', 'helper-1', 'agent-2'])
      codes.push((await ask('sub-delegate', on(caseId, 'agent-1', { ...given, to }))).body.code);
    expect(codes).toEqual(['not-an-agent', 'not-an-agent', 'sub-agent-of-own-office']);
    await good(ask('sub-delegate', on(caseId, 'agent-1', given)));
    const { body } = await good(ask('end-sub-delegation', on(caseId, 'agent-1', { reason: '自行办理' })));
    expect(body).not.toHaveProperty('subDelegation');
  });
});
