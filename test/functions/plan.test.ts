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

const on = (caseId: string, as: string, body: unknown = {}, path: Record<string, string> = {}) => ({
  as,
  path: { caseId, ...path },
  body,
});
const papers = { matter: 'm1', milestone: '备齐材料', by: dayAfter(5), step: 'other' };
const filing = { matter: 'm1', milestone: '递交登记申请', by: dayAfter(20) };
const change = { milestones: [papers, filing], reason: '服务对象补开证明需要时间' };

/** @returns the case with the proposal open, as whoever made it is told */
const proposed = async (caseId: string) => (await good(ask('propose-plan-change', on(caseId, 'agent-1', change)))).body;

clause('A.7.1', () => {
  test('the agent proposes, the principal reads and agrees; the case shows the plan in force and the one before', async () => {
    const caseId = await caseAfter('custody');
    const { plan, allowed } = await proposed(caseId);
    expect(plan).toMatchObject({
      inForce: { milestones: [{ id: 'p1', title: '个体工商户设立登记', step: { code: 'filing', name: '递交' } }] },
      earlier: [],
      proposal: { by: { code: 'mandatary' }, milestones: [{ id: 'p2', step: { code: 'other' } }, { id: 'p1' }] },
    });
    expect(allowed).toEqual(expect.arrayContaining(['withdraw-plan-change', 'record-plan-answer']));
    expect(allowed).not.toContain('propose-plan-change');
    const { body: own } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(own.allowed).toContain('answer-own-plan-change');
    expect(own.next).toContainEqual(
      expect.objectContaining({ who: { code: 'principal', name: '服务对象' }, operation: 'answer-own-plan-change' }),
    );
    const answer = { answer: 'agreed', proposal: own.plan.proposal.id };
    const { body: agreed } = await good(ask('answer-own-plan-change', on(caseId, 'resident-1', answer)));
    expect(agreed.plan).toMatchObject({
      inForce: { change: { reason: change.reason }, milestones: [{ by: papers.by }, { by: filing.by }] },
      earlier: [{ milestones: [{ by: dayAfter(10) }] }],
    });
    expect(agreed.plan).not.toHaveProperty('proposal');
    expect(agreed.agreement.plan).toMatchObject([{ by: dayAfter(10) }]);
    expect(agreed.dues).toContainEqual(
      expect.objectContaining({ due: { code: 'milestone', name: '达成申报计划的节点' }, subject: 'p2' }),
    );
    const { body: notices } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(notices.items.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining(change.reason), expect.stringContaining('双方已同意')]),
    );
  });

  test('the agent tells that a milestone is reached; the filing reaches its own; the course and the certificate say so', async () => {
    const caseId = await caseAfter('custody');
    const { plan } = await proposed(caseId);
    await good(
      ask('answer-own-plan-change', on(caseId, 'resident-1', { answer: 'agreed', proposal: plan.proposal.id })),
    );
    const reached = on(caseId, 'agent-1', { on: dayAfter(0) }, { milestoneId: 'p2' });
    const { body: after } = await good(ask('reach-milestone', reached));
    expect(after.plan.inForce.milestones[0].reachedOn).toBe(dayAfter(0));
    const { body: again } = await good(ask('reach-milestone', reached));
    expect(again.version).toBe(after.version);
    const early = await ask('reach-milestone', on(caseId, 'agent-1', { on: dayAfter(0) }, { milestoneId: 'p1' }));
    expect(early).toMatchObject({ status: 409, body: { code: 'milestone-by-itself', citation: '附录A 七.1' } });
    await good(ask('submit', on(caseId, 'agent-1', { materials: [] }, { matterId: 'm1' })));
    const { body: course } = await good(ask('read-course', { as: 'agent-1', path: { caseId } }));
    expect(course.items.map(({ act }: { act: string }) => act)).toEqual(
      expect.arrayContaining(['提议变更申报计划', '双方同意，申报计划变更', '达成申报计划的节点']),
    );
    const { body: proof } = await good(ask('read-conformance', { as: 'agent-1', path: { caseId } }));
    const judged = proof.clauses.find((each: { number: string }) => each.number === 'A.7.1');
    expect(judged.status).toMatchObject({ code: 'obeyed' });
  });

  test('the principal proposes, the agent refuses with a reason that the principal reads; then the principal tries again and takes it back', async () => {
    const caseId = await caseAfter('custody');
    const { body } = await good(ask('propose-own-plan-change', on(caseId, 'resident-1', change)));
    const { id } = body.plan.proposal;
    const own = await ask('answer-own-plan-change', on(caseId, 'resident-1', { answer: 'agreed', proposal: id }));
    expect(own).toMatchObject({ status: 409, body: { code: 'plan-proposal-own' } });
    const no = { answer: 'refused', proposal: id, reason: '审批部门月底停办' };
    const { body: refused } = await good(ask('answer-plan-change', on(caseId, 'agent-1', no)));
    expect(refused.plan).toMatchObject({ earlier: [], dropped: { end: { code: 'refused' }, reason: no.reason } });
    const { body: again } = await good(ask('propose-own-plan-change', on(caseId, 'resident-1', change)));
    const which = { proposal: again.plan.proposal.id };
    const { body: back } = await good(ask('withdraw-own-plan-change', on(caseId, 'resident-1', which)));
    expect(back.plan.dropped).toMatchObject({ by: { code: 'principal' }, end: { code: 'withdrawn', name: '已撤回' } });
  });

  test('an answer on paper, with its scan; without a reason no refusal', async () => {
    const caseId = await caseAfter('custody');
    const { plan } = await proposed(caseId);
    const answer = { answer: 'agreed', proposal: plan.proposal.id, documentId: await uploaded(caseId, 'other') };
    const wrong = await ask('record-plan-answer', on(caseId, 'agent-1', answer));
    expect(wrong.body).toMatchObject({ code: 'plan-answer-scan-missing' });
    const short = { answer: 'refused', proposal: plan.proposal.id };
    expect((await ask('answer-own-plan-change', on(caseId, 'resident-1', short))).status).toBe(422);
    const signed = { ...answer, documentId: await uploaded(caseId, 'signed-agreement') };
    const { body } = await good(ask('record-plan-answer', on(caseId, 'agent-1', signed)));
    expect(body.plan.inForce.milestones).toHaveLength(2);
  });
});
