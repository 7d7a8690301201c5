import { describe, expect, test } from 'vitest';
import { acts } from '../../domain/course.ts';
import type { Json, Reply } from './client.ts';
import { counted } from './power-cuts.ts';
import { wholeSystem } from './whole.ts';

/** Two people do the same at the same moment, over the whole system: one does it, the other hears who was first. */
const whole = wholeSystem('at-once');

const receipt = { kind: 'electronic', channel: '当面' };
const agent = '和平镇便民服务中心 陈志远';
const above = '示范区政务服务中心 周明';
const manager = '和平镇便民服务中心 吴静';

interface Asked {
  readonly sub: string;
  readonly path: string;
  readonly body: unknown;
}

const atOnce = (...asked: readonly Asked[]): Promise<Reply[]> =>
  Promise.all(asked.map(({ sub, path, body }) => whole.scenes.as(sub).post(path, body)));

/** The one that did nothing: what it was told of the other. */
function second(answers: readonly Reply[]): Json {
  const told = answers.flatMap(({ body }) => body.already ?? body.first ?? []);
  expect(told).toHaveLength(1);
  expect(Date.parse(told[0].at)).not.toBeNaN();
  return told[0];
}

const events = async (caseId: string) => counted(await whole.behind.commits(caseId));

describe('two at once', () => {
  test('an agent delivers a result from two devices: it is delivered once', async () => {
    const caseId = await whole.scenes.submitted({ items: ['SS-CARD'] });
    await whole.scenes.result(caseId, 'm1');
    const delivery = { sub: 'agent-1', path: `/v1/cases/${caseId}/matters/m1/delivery`, body: { receipt } };
    const answers = await atOnce(delivery, delivery);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(second(answers)).toMatchObject({ act: acts.ResultDelivered.act, actor: agent });
    expect(await events(caseId)).toMatchObject({ ResultDelivered: 1, ServiceEnded: 1 });
  });

  test('two results of one matter: the first stands, the other is refused and told of it', async () => {
    const caseId = await whole.scenes.submitted({ items: ['SS-CARD'] });
    const recorded = (outcome: string) => ({
      sub: 'agent-1',
      path: `/v1/cases/${caseId}/matters/m1/result`,
      body: { outcome, explanation: '已决定。' },
    });
    const answers = await atOnce(recorded('granted'), recorded('refused'));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('already-decided');
    expect(second(answers)).toMatchObject({ act: acts.ResultRecorded.act, actor: agent });
    expect(await events(caseId)).toMatchObject({ ResultRecorded: 1 });
  });

  test('agent and manager hand back the same papers: one receipt counts', async () => {
    const caseId = await whole.scenes.entrusted({ items: ['SS-CARD'] });
    await whole.scenes.notify(caseId);
    const { materials } = await whole.scenes.take(caseId, { originals: 1 });
    const returned = { path: `/v1/cases/${caseId}/material-returns` };
    const body = { materials: materials.map(({ id }: Json) => id), receipt };
    const answers = await atOnce({ sub: 'agent-1', ...returned, body }, { sub: 'manager-1', ...returned, body });
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([agent, above]).toContain(second(answers).actor);
    expect(await events(caseId)).toMatchObject({ MaterialsHandedBack: 1 });
  });

  test('agent and manager terminate for different grounds: the second is told that it is over, and by whom', async () => {
    const caseId = await whole.scenes.submitted({ items: ['SS-CARD'] });
    const why = { explanation: '两次通知后仍未补正。', told: { means: 'paper', on: whole.scenes.day(0) } };
    const ended = { path: `/v1/cases/${caseId}/termination` };
    const answers = await atOnce(
      { sub: 'agent-1', ...ended, body: { ...why, ground: 'no-cooperation' } },
      { sub: 'manager-1', ...ended, body: { ...why, ground: 'deception' } },
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('service-terminated');
    expect([agent, above]).toContain(second(answers).actor);
    expect(await events(caseId)).toMatchObject({ ServiceTerminated: 1 });
  });

  test('two managers sign for the mandatary: one signature stands', async () => {
    const caseId = await whole.scenes.register();
    await whole.scenes.receive(caseId);
    const { agreement } = await whole.scenes.draft(caseId);
    const signed = { path: `/v1/manage/cases/${caseId}/agreement/signature`, body: { digest: agreement.digest } };
    const answers = await atOnce({ sub: 'manager-1', ...signed }, { sub: 'manager-2', ...signed });
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([above, manager]).toContain(second(answers).actor);
    expect(await events(caseId)).toMatchObject({ AgreementSigned: 1 });
  });

  test('the principal withdraws while the agent files: whoever is second hears it, the principal by the office', async () => {
    const caseId = await whole.scenes.entrusted({ items: ['SS-CARD'] });
    await whole.scenes.notify(caseId);
    await whole.scenes.take(caseId);
    const answers = await atOnce(
      { sub: 'resident-1', path: `/v1/my/cases/${caseId}/withdrawal`, body: {} },
      { sub: 'agent-1', path: `/v1/cases/${caseId}/matters/m1/submission`, body: { materials: [] } },
    );
    const { ServiceTerminated, MatterSubmitted = 0 } = await events(caseId);
    expect(ServiceTerminated).toBe(1);
    // Filed before, or refused afterwards; never filed afterwards.
    if (MatterSubmitted === 0) expect(answers[1]?.body).toMatchObject({ first: { actor: '服务对象' } });
    const again = await whole.scenes.as('agent-1').post(`/v1/cases/${caseId}/matters/m1/submission`, { materials: [] });
    expect(again.body).toMatchObject({
      code: 'service-terminated',
      first: { act: expect.any(String), actor: '服务对象' },
    });
  });
});
