import type { Scenario } from '../scenario.ts';

/** §7.2.5.2 e), 民法典 §934: the principal is no more. The heirs get the papers; nobody is asked for an evaluation. */
export const scenario: Scenario = {
  name: 'termination-e',
  title: '终止 e)：服务对象死亡，材料移交继承人',
  tell: async (world) => {
    const caseId = await world.entrusted({ items: ['AGE-ALLOW'] });
    await world.notify(caseId);
    await world.take(caseId, { originals: 1 });
    const why = { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知。' };
    await world.does('manager', '终止代办服务', '7.2.5.2', `/v1/cases/${caseId}/termination`, why);
    await world.handBack(caseId);
    await world.signForm(caseId);
    await world.ends(caseId, 'archived');
  },
};
