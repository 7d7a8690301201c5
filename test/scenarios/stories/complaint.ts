import { complainant } from '../../a-complaint.ts';
import type { Json } from '../client.ts';
import { pdf } from '../files.ts';
import type { Scenario } from '../scenario.ts';

/**
 * §8.2: the agent of a case is complained about. They never see it; somebody else looks into it, is overruled in part by a third, and
 * the complaint is filed when nothing is left to wait for.
 */
export const scenario: Scenario = {
  name: 'complaint',
  title: '投诉：登记、受理、调查、处置、反馈、复核、回访和归档，被投诉人始终看不到',
  begins: '2026-03-09 09:30',
  tell: async (world) => {
    const aboutCase = await world.entrusted({ items: ['SS-CARD'] });
    const asked = {
      office: 'heping',
      complainant,
      text: '两次到窗口都没有一次性告知材料。',
      cause: 'telling',
      replyBy: 'phone',
      aboutCase,
    };
    const resident = world.as(world.cast.principal);
    const { id, code } = world.tell('线上投诉', '8.2', '投诉人', await resident.post('/v1/my/complaints', asked));
    const does = async (sub: string, act: string, path: string, body: unknown = {}): Promise<Json> =>
      world.tell(act, '8.2', '投诉处理人员', await world.as(sub).post(`/v1/complaints/${id}/${path}`, body));
    const seen = await world.as('agent-1').get(`/v1/complaints/${id}`);
    world.refused('被投诉人查看', '代办人员', seen, '5.3.2', 'not-permitted');

    await does('officer-1', '受理', 'acceptance');
    await does('officer-1', '联系投诉人', 'contacts', { note: '已核对两次到窗口的经过。' });
    const file = await pdf(`proof ${id}`);
    const { documentId, replies } = await world.as('officer-1').upload(`/v1/complaints/${id}`, 'proof', file);
    for (const reply of replies.slice(-1)) world.tell('存入证据', '8.2', '投诉处理人员', reply);
    const findings = { findings: '窗口只告知了部分材料。', documents: [documentId] };
    await does('officer-1', '登记调查情况', 'findings', findings);
    await does('officer-1', '作出处置', 'decision', { outcome: 'not-upheld', explanation: '已告知主要材料。' });
    await does('officer-1', '电话反馈', 'reply', { answer: '经查，主要材料已经告知。', by: 'phone' });

    const reason = { id, code, reason: '有两份材料没有告知。' };
    const review = await world.as(world.cast.principal).post('/v1/public/complaint-reviews', reason);
    world.tell('凭编号和查询码申请复核', '8.2', '投诉人', review);
    const again = { outcome: 'upheld', explanation: '有两份材料没有告知，属实。' };
    const own = await world.as('officer-1').post(`/v1/complaints/${id}/review`, again);
    world.refused('由原处理人员复核', '投诉处理人员', own, '8.2', 'review-by-same');
    await does('officer-2', '由其他人员复核，改变原处置', 'review', again);
    await does('officer-2', '再次反馈', 'reply', { answer: '经复核属实，已责令改正并致歉。', by: 'phone' });
    await does('officer-2', '回访', 'call-backs', { result: 'satisfied' });
    await does('officer-2', '提出改进措施', 'improvements', { measure: '窗口张贴一次性告知单。' });
    await does('officer-2', '归档', 'filing');
    await world.ends(id, 'filed');
  },
};
