import type { Json } from '../client.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/**
 * 附录A 七.1: suspended over Spring Festival 2026 (15 to 23 February off; Saturdays 14 and 28 February worked). Filed on
 * Tuesday 10 February, silence may last five working days: 11, 12, 13, 14 and 24 February. Suspended on Wednesday the 11th
 * before noon, resumed on Thursday the 26th: at closing it stood on 11, 12, 13, 14, 24 and 25, six working days. So it is due
 * six working days after the 24th: 25, 26, 27, 28 February, 2 and 3 March.
 */
export const scenario: Scenario = {
  name: 'suspension',
  title: '中止与续办：春节期间等待补正，期限按中止的工作日顺延',
  begins: '2026-02-10 09:30',
  rests: 1,
  tell: async (world) => {
    const caseId = await world.submitted({ items: ['SS-CARD'], days: 90 });
    await world.settle();
    world.sees('静默期限', (await dues(world, caseId)) === 'silence 2026-02-24 17:00');
    await world.goTo('2026-02-11 10:00');
    await suspended(world, caseId);
    await world.goTo('2026-02-25 17:01');
    world.sees('中止期间只等待续办', (await dues(world, caseId)) === 'resumption 2026-02-27 17:00');
    await world.goTo('2026-02-26 10:00');
    await resumed(world, caseId);
    world.sees('续办后的静默期限', (await dues(world, caseId)) === 'silence 2026-03-03 17:00');
    await world.goTo('2026-03-03 16:00');
    await world.report(caseId, 'm1');
    await world.complete(caseId);
    await world.evaluate(caseId);
    await world.ends(caseId, 'archived');
  },
};

async function suspended(world: World, caseId: string): Promise<void> {
  const agent = world.as(world.cast.agent);
  const why = {
    reason: 'correction',
    explanation: '审批部门要求补正照片，服务对象春节后才能提供。',
    side: 'principal',
    expectedEnd: '2026-02-27',
    told: { means: 'electronic', on: world.day(0) },
  };
  world.tell('中止办理', 'A.7.1', '代办人员', await agent.post(`/v1/cases/${caseId}/suspension`, why));
  const progress = { text: '仍在办理。', means: 'electronic' };
  const late = await agent.post(`/v1/cases/${caseId}/matters/m1/progress`, progress);
  world.refused('中止期间反馈进展', '代办人员', late, 'A.7.1', 'service-suspended');
  await world.until(caseId, 'suspended');
}

async function resumed(world: World, caseId: string): Promise<void> {
  const why = { explanation: '照片已经补正。', told: { means: 'electronic', on: world.day(0) } };
  const reply = await world.as(world.cast.agent).post(`/v1/cases/${caseId}/resumption`, why);
  world.tell('续办', 'A.7.1', '代办人员', reply);
  await world.until(caseId, 'handling');
}

/** What the stage waits for, in local time. */
async function dues(world: World, caseId: string): Promise<string> {
  const { dues: owed } = await world.view(caseId);
  return owed
    .filter(({ due }: Json) => due.code !== 'total')
    .map(({ due, at }: Json) => `${due.code} ${local(at)}`)
    .join(', ');
}

const local = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
