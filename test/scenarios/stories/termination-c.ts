import type { Scenario } from '../scenario.ts';

/**
 * §7.2.5.2 c), 附录B, 民法典 §570: the principal does not co-operate and does not come for the papers. They are called for,
 * deposited when nobody came, and the form is signed: the case is not stuck.
 */
export const scenario: Scenario = {
  name: 'termination-c',
  title: '终止 c)：不配合办理，材料无人领取，催领期满后提存',
  begins: '2026-03-09 09:30',
  tell: async (world) => {
    const caseId = await world.entrusted({ items: ['SS-CARD'] });
    await world.notify(caseId);
    const { materials } = await world.take(caseId, { originals: 1 });
    const told = { means: 'paper', on: world.day(0) };
    await world.terminate(caseId, { ground: 'no-cooperation', explanation: '两次书面通知后仍不补正。', told });
    const mail = { kind: 'mail', carrier: '中国邮政', tracking: 'EMS1234567890' };
    await world.does('agent', '书面催领材料', 'B.1', `/v1/cases/${caseId}/material-calls`, { receipt: mail });
    const documentId = await world.uploads('agent', '上传提存证书', caseId, 'receipt');
    const deposit = () => ({
      materials: materials.map(({ id }: { id: string }) => id),
      cause: 'not-collected',
      depositary: { kind: 'notary', name: '示范区公证处' },
      certificate: '（2026）示证提字第7号',
      on: world.day(0),
      documentId,
    });
    const path = `/v1/cases/${caseId}/deposits`;
    await world.isRefused('agent', '催领期未满即提存', path, deposit(), 'B.1', 'collection-not-over');
    await world.goTo('2026-04-03 10:00');
    await world.does('agent', '提存材料', 'B.1', path, deposit());
    await world.signForm(caseId);
    // Thirty days after the end the evaluation closes by itself.
    await world.goTo('2026-04-09 12:00');
    await world.ends(caseId, 'archived');
  },
};
