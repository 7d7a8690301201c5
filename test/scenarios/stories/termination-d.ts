import type { Scenario } from '../scenario.ts';

/** §7.2.5.2 d): the application does not meet the law; the law is named, and the papers come back from the authority. */
export const scenario: Scenario = {
  name: 'termination-d',
  title: '终止 d)：不符合法定条件、标准',
  tell: async (world) => {
    const caseId = await world.entrusted({ items: ['AGE-ALLOW'] });
    await world.notify(caseId);
    const { materials } = await world.take(caseId, { originals: 1 });
    await world.does('agent', '向审批部门递交', '7.2.3.2', `/v1/cases/${caseId}/matters/m1/submission`, {
      materials: materials.map(({ id }: { id: string }) => id),
    });
    const why = {
      ground: 'not-qualified',
      explanation: '年龄未达到高龄津贴的领取条件。',
      told: { means: 'in-person', on: world.day(0) },
    };
    const path = `/v1/cases/${caseId}/termination`;
    await world.isRefused('agent', '不写明法律依据即终止', path, why, 'A.5.3', 'basis-missing');
    await world.terminate(caseId, { ...why, basis: '《示范区高龄津贴发放办法》第三条' });
    const form = `/v1/cases/${caseId}/termination-form`;
    await world.takeBack(caseId);
    await world.isRefused('agent', '材料未移交即签署终止单', form, {}, 'B.1', 'custody-not-empty');
    await world.handBack(caseId);
    await world.signForm(caseId);
    await world.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};
