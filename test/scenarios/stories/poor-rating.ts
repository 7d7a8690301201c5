import { Behind } from '../behind.ts';
import type { Json } from '../client.ts';
import type { Scenario } from '../scenario.ts';
import { wish } from '../scenes.ts';
import type { World } from '../world.ts';

/** An assistance that ends without having solved anything. @returns its number */
async function concluded(world: World): Promise<string> {
  const inquiry = { ...wish, need: '高龄津贴怎么申领？', items: [], service: 'assistance' };
  const { id } = world.tell(
    '线上提出帮办需求',
    '7.1.1.1',
    '服务对象',
    await world.as('resident-1').post('/v1/my/cases', inquiry),
  );
  const helps = async (act: string, path: string, body: Json) =>
    world.tell(act, '7.1.2.2', '帮办人员', await world.as('agent-1').post(`/v1/cases/${id}/assistance/${path}`, body));
  await helps('接待，首问负责', 'reception', { told: '由本人首问负责。' });
  await helps('确定帮办形式', 'form', { form: 'consultation' });
  await helps('答复咨询', 'answers', { answer: '请到民政部门询问。', basis: [], means: 'in-person' });
  await helps('结束帮办，提示评价', 'conclusion', { resolved: false, explanation: '已引导至民政部门。' });
  return id;
}

/** The link that the notice carried: the principal has no other way in. */
async function linkOf(world: World, caseId: string): Promise<string> {
  await world.settle();
  const notices = (await new Behind(world.cloud).takeNotices()) as Json[];
  const { link } = notices.find((each) => each.caseId === caseId && each.kind === 'EvaluationInvited') as Json;
  world.sees('the link names nobody and no case', !link.address.includes(caseId));
  return link.address;
}

/** §7.1.3, §8.3: rated poorly by the link of the notice; mended by somebody else, called back, checked. */
export const scenario: Scenario = {
  name: 'poor-rating',
  title: '差评：凭一次性链接评价不满意，指派他人整改、回访、复核',
  begins: '2026-03-09 09:30',
  tell: async (world) => {
    const caseId = await concluded(world);
    const link = await linkOf(world, caseId);
    const open = world.as('resident-1');
    const form = world.tell('打开评价链接', '7.1.3', '服务对象', await open.get(link));
    world.sees('there are five levels', form.levels.length === 5);
    await world.advance(60_000);
    const rating = { level: 'dissatisfied', tags: ['not-solved'], suggestion: '问了几次都没有说清楚。' };
    world.tell('评价：不满意', '7.1.3', '服务对象', await open.post(link, rating));
    const again = await open.post(link, { level: 'very-satisfied' });
    world.sees('a link is used once', again.status === 410);
    await world.settle();
    const { ratings } = await world.view(caseId, 'manager-1');
    const repair = ratings[0].repair as string;
    const at = `/v1/repairs/${repair}`;
    const does = async (who: string, act: string, path: string, body: Json) =>
      world.tell(
        act,
        '8.3',
        who === 'manager-1' ? '部门负责人' : '整改人员',
        await world.as(who).post(`${at}/${path}`, body),
      );
    world.sees('whom it is about sees nothing of it', (await world.as('agent-1').get(at)).status === 403);
    // Nobody takes it up: a working day later the manager is reminded.
    await world.goTo('2026-03-10 18:00');
    const reminded = (await new Behind(world.cloud).takeNotices()).filter((notice) => notice.caseId === repair);
    world.sees(
      'the manager is reminded',
      reminded.some(({ kind, to }) => kind === 'DeadlineReminded' && to === 'manager'),
    );
    await does('manager-1', '指派差评整改', 'assignment', { handler: 'agent-2' });
    await does('agent-2', '联系评价人核实', 'contacts', { means: 'phone', note: '反映没有说明材料和办理地点。' });
    const measures = '已致电说明高龄津贴的材料、地点和时限，并改用书面一次性告知。';
    await does('agent-2', '登记整改', 'mending', { outcome: 'corrected', measures });
    await does('agent-2', '回访评价人', 'call-backs', { result: 'satisfied', note: '已清楚，认可。' });
    const { stage } = await does('manager-1', '复核差评整改，办结', 'check', { passed: true, note: '整改属实。' });
    world.sees('it is mended', stage.code === 'mended');
    await world.ends(caseId, 'collected');
  },
};
