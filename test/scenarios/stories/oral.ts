import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/**
 * §6.3.2: entrusted by word of mouth, a colleague listening; nothing reaches an authority before the principal confirms. The
 * plan of filings is proposed by the agent and agreed to by the principal (A.7.1).
 */
export const scenario: Scenario = {
  name: 'oral',
  title: '代办：口头委托，有同事见证，服务对象本人确认后才递交',
  tell: async (world) => {
    const caseId = await world.register();
    await world.receive(caseId);
    const { oral } = await world.does('agent', '登记口头委托及凭证', '6.3.2', `/v1/cases/${caseId}/oral-entrustment`, {
      items: ['SS-CARD'],
      powers: ['file', 'collect'],
      term: { from: world.day(0), until: world.day(90) },
      summary: '老人当面说，请代办中心替他补领社会保障卡。',
      saidAt: new Date(world.now()).toISOString(),
      evidence: { by: 'colleague', staff: 'agent-2' },
    });
    await world.notify(caseId);
    await world.take(caseId);
    const filing = `/v1/cases/${caseId}/matters/m1/submission`;
    await world.isRefused('agent', '未经确认即递交', filing, { materials: [] }, '6.3.2', 'confirmation-first');
    const own = `/v1/my/cases/${caseId}/oral-entrustment/confirmation`;
    await world.does('principal', '本人在线确认口头委托', '6.3.2', own, { digest: oral.digest });
    await planned(world, caseId);
    await world.submit(caseId, 'm1');
    await world.complete(caseId);
    await world.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};

async function planned(world: World, caseId: string): Promise<void> {
  const change = {
    milestones: [
      { matter: 'm1', milestone: '核对材料', by: world.day(1), step: 'other' },
      { matter: 'm1', milestone: '递交补领申请', by: world.day(3), step: 'filing' },
    ],
    reason: '口头委托时未约定申报计划。',
  };
  const { plan } = await world.does('agent', '提议申报计划', 'A.7.1', `/v1/cases/${caseId}/plan-proposal`, change);
  const answer = { answer: 'agreed', proposal: plan.proposal.id };
  await world.isRefused(
    'agent',
    '答复自己的提议',
    `/v1/cases/${caseId}/plan-answer`,
    answer,
    'A.7.1',
    'plan-proposal-own',
  );
  await world.does('principal', '同意申报计划', 'A.7.1', `/v1/my/cases/${caseId}/plan-answer`, answer);
  const reached = { on: world.day(0) };
  const { plan: agreed } = await world.does(
    'agent',
    '达成计划的节点',
    'A.7.1',
    `/v1/cases/${caseId}/milestones/p1`,
    reached,
  );
  world.sees('节点已达成', agreed.inForce.milestones[0].reachedOn === world.day(0));
}
