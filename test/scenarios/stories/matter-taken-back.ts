import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/**
 * A.5.2, 民法典 §933: in mid-handling the principal takes back one matter, then everything; each time the next act of the
 * agent is refused. Papers go home, the form is signed, the case is sealed.
 */
export const scenario: Scenario = {
  name: 'matter-taken-back',
  title: '撤回委托：办理中途先撤回一个事项，再撤回全部，权限即时停止',
  tell: async (world) => {
    const caseId = await world.submitted({ originals: 1 });
    await takenBack(world, caseId);
    await world.handBack(caseId);
    const form = await world.as('agent-1').post(`/v1/cases/${caseId}/termination-form`, {});
    world.tell('签署服务终止单', 'B.1', '代办人员', form);
    await world.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};

async function takenBack(world: World, caseId: string): Promise<void> {
  const resident = world.as('resident-1');
  const result = { outcome: 'granted', explanation: '符合条件，准予办理。' };
  const one = await resident.post(`/v1/my/cases/${caseId}/matters/m2/withdrawal`, { reason: '社保卡改由子女补办。' });
  world.tell('撤回一个委托事项', 'A.5.2', '服务对象', one);
  const late = await world.as('agent-1').post(`/v1/cases/${caseId}/matters/m2/result`, result);
  world.refused('就已撤回的事项取得结果', '代办人员', late, 'A.5.2', 'matter-withdrawn');
  const whole = await resident.post(`/v1/my/cases/${caseId}/withdrawal`, { reason: '全部改由子女办理。' });
  world.tell('撤回全部委托，代办服务终止', 'A.5.2', '服务对象', whole);
  const after = await world.as('agent-1').post(`/v1/cases/${caseId}/matters/m1/result`, result);
  world.refused('撤回之后取得结果', '代办人员', after, '7.2.5.2', 'service-terminated');
}
