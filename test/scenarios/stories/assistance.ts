import type { Clause } from '../../../domain/standard.ts';
import type { Json } from '../client.ts';
import type { Scenario } from '../scenario.ts';
import { wish } from '../scenes.ts';
import type { World } from '../world.ts';

const inquiry = { ...wish, need: '高龄津贴怎么申领？社保卡丢了怎么办？', items: [], service: 'assistance' };

/** What a member of staff does in an assistance case. */
async function helps(
  world: World,
  caseId: string,
  [act, clause, path]: readonly [act: string, clause: Clause, path: string],
  body: Json,
  sub = 'agent-2',
): Promise<Json> {
  return world.tell(act, clause, '帮办人员', await world.as(sub).post(`/v1/cases/${caseId}/${path}`, body));
}

async function inquire(world: World): Promise<string> {
  const reply = await world.as('resident-1').post('/v1/my/cases', inquiry);
  return world.tell('线上提出帮办需求', '7.1.1.1', '服务对象', reply).id;
}

/** §7.1.1, §7.1.2.1, §7.1.2.2: received by the first responder, the form chosen, told once. */
async function advised(world: World): Promise<string> {
  const caseId = await inquire(world);
  const told = { told: '已了解需求，由本人首问负责；帮办不收取任何费用。' };
  await helps(world, caseId, ['接待，首问负责', '7.1.1.1', 'assistance/reception'], told);
  await helps(world, caseId, ['确定帮办形式：陪办导办', '7.1.2.1', 'assistance/form'], { form: 'accompaniment' });
  const advice = { items: wish.items, means: 'in-person' };
  await helps(world, caseId, ['一次性告知法律法规、政策及办事程序', '7.1.2.2', 'assistance/advice'], advice);
  return caseId;
}

/** §7.1.1.2: out of scope; told where to go, with address, hours and phone. */
async function redirected(world: World): Promise<void> {
  const caseId = await inquire(world);
  const body = { explanation: '户籍所在地为安乐镇，由安乐镇受理。', guidedTo: 'anle' };
  const view = await helps(
    world,
    caseId,
    ['告知不属于服务范围，引导至安乐镇', '7.1.1.2', 'assistance/redirection'],
    body,
  );
  world.sees(
    'the place has an address and a phone',
    !!view.redirection.place?.address && !!view.redirection.place.phone,
  );
  await world.ends(caseId, 'redirected');
}

/** §7.1.2.2 to §7.1.3: handed over to a colleague, papers looked through, a problem solved, filed by the principal, evaluated. */
async function answered(world: World): Promise<void> {
  const caseId = await advised(world);
  const offer = { to: 'agent-1', reason: '下午外出培训。' };
  await helps(world, caseId, ['移交首问责任', '7.1.2.2', 'assistance/responsibility'], offer);
  const early = await world.as('agent-1').post(`/v1/cases/${caseId}/assistance/conclusion`, {
    resolved: true,
    explanation: '已答复。',
  });
  world.refused('接手之前结束帮办', '帮办人员', early, '7.1.2.2', 'not-responsible');
  await helps(world, caseId, ['接手首问责任', '7.1.2.2', 'assistance/responsibility/acceptance'], {}, 'agent-1');
  const papers = {
    item: 'AGE-ALLOW',
    materials: [
      { material: 'idcard', check: 'ready' },
      { material: 'bank', check: 'missing' },
    ],
    explanation: '还差银行卡复印件。',
  };
  await helps(world, caseId, ['指导准备材料，缺一件', '7.1.2.3', 'assistance/materials'], papers, 'agent-1');
  const problem = { authority: 'civil', subject: 'AGE-ALLOW', problem: '系统显示户籍信息不符。', on: world.day(0) };
  const { coordination } = await helps(world, caseId, ['与民政部门沟通协调', '7.1.2.4', 'coordination'], problem);
  const outcome = { resolved: true, outcome: '核实后已更正。', on: world.day(0) };
  const settlement = `coordination/${coordination[0].id}/settlement`;
  await helps(world, caseId, ['登记协调结果', '7.1.2.4', settlement], outcome);
  const filed = { item: 'AGE-ALLOW', by: 'principal', place: '示范区民政局一楼窗口', on: world.day(0) };
  const instead = await world
    .as('agent-1')
    .post(`/v1/cases/${caseId}/assistance/submissions`, { ...filed, by: 'helper' });
  world.refused('由帮办人员代为递交', '帮办人员', instead, '6.3.2', 'assistance-only-guides');
  await helps(world, caseId, ['陪同服务对象本人递交', '7.1.2.3', 'assistance/submissions'], filed, 'agent-1');
  const concluded = { resolved: true, explanation: '已陪同递交申请，社保卡补领已说明。' };
  await helps(world, caseId, ['结束帮办，提示评价', '7.1.3', 'assistance/conclusion'], concluded, 'agent-1');
  const rating = { level: 'very-satisfied', suggestion: '带着走一趟很清楚。' };
  const rated = await world.as('resident-1').post(`/v1/my/cases/${caseId}/evaluation`, rating);
  world.tell('评价帮办服务', '7.1.3', '服务对象', rated);
  await world.ends(caseId, 'collected');
}

/** §6.3.2, §7.2: the principal wants it done instead: the same number goes on as 代办, to its archive. */
async function converted(world: World): Promise<void> {
  const caseId = await advised(world);
  const offer = { to: 'agent-1', reason: '服务对象希望委托代办。' };
  await helps(world, caseId, ['移交给代办人员', '7.1.2.2', 'assistance/responsibility'], offer);
  const told = { told: '服务对象希望委托代办；已说明需签订代办服务委托协议。' };
  await helps(world, caseId, ['帮办转为代办，编号和记录不变', '6.3.2', 'assistance/conversion'], told, 'agent-1');
  await world.draft(caseId);
  await world.sign(caseId);
  const { notice } = await world.view(caseId);
  world.sees('what was told once is not told again', notice.matters.length === wish.items.length);
  const { matters } = await world.take(caseId);
  for (const { id } of matters) await world.submit(caseId, id);
  await world.complete(caseId);
  await world.evaluate(caseId);
  await world.ends(caseId, 'archived');
}

/** 帮办 in its three ways: guided elsewhere, helped to the end, and gone on with as 代办. */
export const scenario: Scenario = {
  name: 'assistance',
  title: '帮办：引导至对应部门、首问负责并协助办理、转为代办',
  tell: async (world) => {
    await redirected(world);
    await answered(world);
    await converted(world);
  },
};
