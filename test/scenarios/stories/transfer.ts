import { pdf } from '../files.ts';
import { agents, Hops } from '../hops.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/** §7.2.1.2: village, township, centre, the other township: once refused, once unanswered, the same case all the way; and a consent taken back. */
export const scenario: Scenario = {
  name: 'transfer',
  title: '转办：村、镇、区中心、另一镇，其间一次退回、一次逾期自动退回',
  begins: '2026-09-21 10:00',
  // The other township lets the answer lapse.
  breaks: ['7.2.1.2'],
  tell: async (world) => {
    const hops = new Hops(world, (act, clause, by, reply) => world.tell(act, clause, by, reply));
    const caseId = await hops.register('xinghua');
    const early = { consent: 'none', reason: '不属于本站服务范围。' };
    const refused = await world.as(agents.xinghua).post(`/v1/cases/${caseId}/transfer`, early);
    world.refused('未经同意发起转办', '代办人员', refused, '7.2.1.2', 'consent-unknown');
    await hops.start(caseId, 'xinghua', await hops.agree(caseId, 'xinghua', 'heping'));
    await hops.accept(caseId, 'heping');
    const toCentre = await hops.agree(caseId, 'heping', 'centre');
    await hops.start(caseId, 'heping', toCentre);
    await hops.refuse(caseId, 'centre');
    await hops.start(caseId, 'heping', toCentre);
    await hops.accept(caseId, 'centre');
    await throughLapse(world, hops, caseId);
    const gone = await world.as(agents.xinghua).get(`/v1/cases/${caseId}`);
    world.refused('原站再查看案件', '代办人员', gone, 'A.4.3', 'not-permitted');
    await handled(world, caseId);
    await takenBack(world, hops);
  },
};

/** The principal signs at the window of the centre; the other township lets a day pass, and then takes the case. */
async function throughLapse(world: World, hops: Hops, caseId: string): Promise<void> {
  const paper = await pdf('Consent to the transfer');
  const { documentId } = await world.as(agents.centre).upload(`/v1/cases/${caseId}`, 'consent', paper);
  const consent = await hops.agreeOnPaper(caseId, 'centre', 'anle', documentId);
  await hops.start(caseId, 'centre', consent);
  await world.goTo('2026-09-23 09:00');
  world.sees('the transfer came back by itself', (await world.stageOf(caseId)) === 'reception');
  await hops.start(caseId, 'centre', consent);
  await hops.accept(caseId, 'anle');
  await world.settle();
}

/** §7.2.2 to §7.2.7, at the office where the case came to. */
async function handled(world: World, caseId: string): Promise<void> {
  const at = world.with({ agent: agents.anle });
  await at.receive(caseId);
  await at.draft(caseId);
  await at.sign(caseId);
  await at.notify(caseId);
  const { matters } = await at.take(caseId);
  for (const { id } of matters) await at.submit(caseId, id);
  await at.complete(caseId);
  await at.handBack(caseId);
  await at.evaluate(caseId);
  await world.ends(caseId, 'archived');
}

/** 个人信息保护法 §15: the consent is taken back on the way, the case comes back, and is withdrawn. */
async function takenBack(world: World, hops: Hops): Promise<void> {
  const caseId = await hops.register('heping');
  const consent = await hops.agree(caseId, 'heping', 'anle');
  await hops.start(caseId, 'heping', consent);
  const resident = world.as('resident-1');
  const back = await resident.post(`/v1/my/cases/${caseId}/consents/${consent}/withdrawal`, {});
  world.tell('接收之前撤回同意，案件退回', 'A.4.3', '服务对象', back);
  const late = await world.as(agents.anle).post(`/v1/cases/${caseId}/transfer/acceptance`, {});
  world.refused('撤回同意之后接收转办', '代办人员', late, '5.3.2', 'not-permitted');
  const withdrawn = await resident.post(`/v1/my/cases/${caseId}/withdrawal`, { reason: '自行前往办理。' });
  world.tell('撤回申请', '4.1', '服务对象', withdrawn);
  await world.ends(caseId, 'withdrawn');
}
