import type { Scenario } from '../scenario.ts';

/** §6.3.2: entrusted by word of mouth, a colleague listening; nothing reaches an authority before the principal confirms. */
export const scenario: Scenario = {
  name: 'oral',
  title: '代办：口头委托，有同事见证，服务对象本人确认后才递交',
  tell: async (world) => {
    const caseId = await world.register();
    await world.receive(caseId);
    const { oral } = await world.does('agent', '登记口头委托及凭证', '6.3.2', `/v1/cases/${caseId}/oral-entrustment`, {
      items: ['SS-CARD'],
      powers: ['file', 'collect'],
      term: { from: world.day(0), until: world.day(90) },
      summary: '老人当面说，请代办中心替他补领社会保障卡。',
      saidAt: new Date(world.now()).toISOString(),
      evidence: { by: 'colleague', staff: 'agent-2' },
    });
    await world.notify(caseId);
    await world.take(caseId);
    const filing = `/v1/cases/${caseId}/matters/m1/submission`;
    await world.isRefused('agent', '未经确认即递交', filing, { materials: [] }, '6.3.2', 'confirmation-first');
    const own = `/v1/my/cases/${caseId}/oral-entrustment/confirmation`;
    await world.does('principal', '本人在线确认口头委托', '6.3.2', own, { digest: oral.digest });
    await world.submit(caseId, 'm1');
    await world.complete(caseId);
    await world.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};
