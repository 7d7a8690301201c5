import type { Scenario } from '../scenario.ts';

/** §4.1, A.5.2: who wants it no more before the agreement is in force withdraws; nothing can be done afterwards. */
export const scenario: Scenario = {
  name: 'withdrawal',
  title: '撤回：协议生效前服务对象撤回申请',
  tell: async (world) => {
    const caseId = await world.register();
    await world.receive(caseId);
    await world.draft(caseId);
    const resident = world.as('resident-1');
    const reply = await resident.post(`/v1/my/cases/${caseId}/withdrawal`, { reason: '改由子女办理。' });
    world.tell('撤回申请', '4.1', '服务对象', reply);
    const late = await world.as('agent-1').post(`/v1/cases/${caseId}/notice`, { means: 'in-person' });
    world.refused('撤回之后一次性告知', '代办人员', late, '4.1', 'case-withdrawn');
    await world.ends(caseId, 'withdrawn');
  },
};
