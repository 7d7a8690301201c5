import type { Scenario } from '../scenario.ts';

/** 附录A 二.3: the manager puts another agent in charge, tells the principal in writing, and the papers are handed over. */
export const scenario: Scenario = {
  name: 'change-of-agent',
  title: '变更代办人员：书面通知服务对象，交接材料，原代办人员不能再办',
  tell: async (world) => {
    const caseId = await world.entrusted({ items: ['SS-CARD'] });
    await world.notify(caseId);
    await world.take(caseId);
    const told = { means: 'electronic', on: world.day(0) };
    const change = { agent: 'agent-2', reason: '原代办人员轮岗。', told };
    await world.does('manager', '变更代办人员并书面通知', 'A.2.3', `/v1/manage/cases/${caseId}/agent`, change);
    const filing = `/v1/cases/${caseId}/matters/m1/submission`;
    await world.isRefused('agent', '原代办人员递交', filing, { materials: [] }, 'A.2.2', 'not-in-charge');
    const next = world.with({ agent: 'agent-2' });
    await next.does('agent', '核对交接清单，接收材料', 'A.4.5', `/v1/cases/${caseId}/hand-over`);
    await next.submit(caseId, 'm1');
    await next.complete(caseId);
    await next.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};
