import type { Scenario } from '../scenario.ts';

/** §7.2.5.2 e), 民法典 §934: the principal is no more. The heirs get the papers; nobody is asked for an evaluation. */
export const scenario: Scenario = {
  name: 'termination-e',
  title: '终止 e)：服务对象死亡，材料移交继承人',
  begins: '2026-03-09 09:30',
  tell: async (world) => {
    const caseId = await world.entrusted({ items: ['AGE-ALLOW'] });
    await world.notify(caseId);
    const { materials } = await world.take(caseId, { originals: 1 });
    const why = { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知。' };
    await world.does('manager', '终止代办服务', '7.2.5.2', `/v1/cases/${caseId}/termination`, why);
    const documentId = await world.uploads('agent', '上传继承关系证明', caseId, 'receipt');
    const back = {
      materials: materials.map(({ id }: { id: string }) => id),
      receipt: { kind: 'electronic', channel: '当面' },
    };
    const path = `/v1/cases/${caseId}/material-returns`;
    await world.isRefused('agent', '未写明领取人即移交', path, back, 'B.1', 'recipient-missing');
    const heir = { ...back, recipient: { capacity: 'heir', documentId } };
    await world.does('agent', '向继承人移交材料', 'B.1', path, heir);
    await world.signForm(caseId);
    await world.goTo('2026-03-11 12:00');
    await world.ends(caseId, 'archived');
  },
};
