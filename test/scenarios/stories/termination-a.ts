import type { Scenario } from '../scenario.ts';

/** §7.2.5.2 a): the principal says at the window that it is wanted no more; nobody has to be told of what they said. */
export const scenario: Scenario = {
  name: 'termination-a',
  title: '终止 a)：服务对象主动提出终止',
  tell: async (world) => {
    const caseId = await world.submitted({ items: ['SS-CARD'] });
    const said = { reason: '服务对象到窗口说明自行办理。' };
    await world.does('agent', '登记服务对象提出终止', '7.2.5.2', `/v1/cases/${caseId}/withdrawal`, said);
    await world.windUp(caseId);
    await world.ends(caseId, 'archived');
  },
};
