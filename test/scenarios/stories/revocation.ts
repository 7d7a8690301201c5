import type { Scenario } from '../scenario.ts';

/** 附录A 五.2, 民法典 §933: the principal revokes in the middle of handling; the agent's next act is refused. */
export const scenario: Scenario = {
  name: 'revocation',
  title: '撤销委托：一项已递交、一项未递交时服务对象撤销，代办人员的下一步即被拒绝',
  tell: async (world) => {
    const caseId = await world.entrusted();
    await world.notify(caseId);
    const { materials } = await world.take(caseId, { originals: 1 });
    const first = materials.filter(({ matter }: { matter: string }) => matter === 'm1');
    const filing = (matter: string) => `/v1/cases/${caseId}/matters/${matter}/submission`;
    const ids = first.map(({ id }: { id: string }) => id);
    await world.does('agent', '向审批部门递交', '7.2.3.2', filing('m1'), { materials: ids });
    const own = `/v1/my/cases/${caseId}/withdrawal`;
    await world.does('principal', '撤销委托', 'A.5.2', own, { reason: '改由子女办理。' });
    await world.isRefused('agent', '递交另一事项', filing('m2'), { materials: [] }, '7.2.5.2', 'service-terminated');
    await world.windUp(caseId);
    await world.ends(caseId, 'archived');
  },
};
