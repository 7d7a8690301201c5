import type { Scenario } from '../scenario.ts';

/** §7.2.5.2 b): forged papers are found out; the service ends once the principal has been told (附录A 五.3, 五.4). */
export const scenario: Scenario = {
  name: 'termination-b',
  title: '终止 b)：提供虚假材料，告知后终止',
  tell: async (world) => {
    const caseId = await world.submitted({ items: ['SS-CARD'] });
    const why = { ground: 'deception', explanation: '所交照片系他人照片，服务对象承认。' };
    const path = `/v1/cases/${caseId}/termination`;
    await world.isRefused('agent', '未告知即终止', path, why, 'A.5.4', 'not-told');
    await world.terminate(caseId, { ...why, told: { means: 'in-person', on: world.day(0) } });
    await world.windUp(caseId);
    await world.ends(caseId, 'archived');
  },
};
