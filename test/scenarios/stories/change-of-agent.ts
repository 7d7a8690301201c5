import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/**
 * A.3.4, A.2.3: the principal asks for another agent, the manager puts a colleague in charge and tells it in writing; the
 * papers pass by a list, the old agent can do nothing more, and the new one brings the case to its end.
 */
export const scenario: Scenario = {
  name: 'change-of-agent',
  title: '撤换代办人员：服务对象申请，负责人变更并书面通知，材料交接',
  tell: async (world) => {
    const caseId = await world.submitted({ originals: 1 });
    await changed(world, caseId);
    const heir = world.with({ agent: 'agent-2' });
    await heir.report(caseId, 'm1');
    await heir.complete(caseId);
    await heir.handBack(caseId);
    await world.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};

async function changed(world: World, caseId: string): Promise<void> {
  const why = { reason: '代办人员多次未按约定时间联系。' };
  const asked = await world.as('resident-1').post(`/v1/my/cases/${caseId}/agent-request`, why);
  world.tell('申请撤换代办人员', 'A.3.4', '服务对象', asked);
  const change = {
    agent: 'agent-2',
    reason: '同意服务对象的撤换申请。',
    told: { means: 'electronic', on: world.day(0) },
  };
  const reply = await world.as('manager-1').post(`/v1/manage/cases/${caseId}/agent`, change);
  const { agentRequest } = world.tell('变更代办人员并书面通知', 'A.2.3', '部门负责人', reply);
  world.sees('撤换申请已答复', agentRequest.answer === 'granted');
  const progress = { text: '仍在办理。', means: 'electronic' };
  const late = await world.as('agent-1').post(`/v1/cases/${caseId}/matters/m1/progress`, progress);
  world.refused('原代办人员反馈进展', '原代办人员', late, 'A.2.2', 'not-in-charge');
  const list = await world.as('agent-2').post(`/v1/cases/${caseId}/hand-over`, { discrepancies: [] });
  world.tell('新任代办人员核对并接收材料', 'A.4.5', '代办人员', list);
}
