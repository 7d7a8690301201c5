import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { draftBody, enrol, good, registered, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const inquiry = { ...wish, service: 'assistance', items: [] };

const as = (who: string, operation: string, caseId: string, body: unknown, more: Record<string, string> = {}) =>
  ask(operation, { as: who, path: { caseId, ...more }, body });
const done = async (...asked: Parameters<typeof as>) => (await good(as(...asked))).body;

/** An inquiry, received by the helper. */
async function received(): Promise<string> {
  const caseId = await registered({ body: inquiry });
  await done('helper-1', 'receive-inquiry', caseId, { told: '已了解需求' });
  return caseId;
}

async function advised(): Promise<string> {
  const caseId = await received();
  await done('helper-1', 'choose-form', caseId, { form: 'accompaniment' });
  await done('helper-1', 'advise', caseId, { items: ['GT-SETUP'], means: 'in-person' });
  return caseId;
}

const next = ({ next: expected }: { next: { operation?: string }[] }) => expected.map(({ operation }) => operation);

clause('7.1.1.1', () => {
  test('an inquiry has a number of its own kind, and stands among the cases of the office', async () => {
    const caseId = await registered({ body: inquiry });
    expect(caseId).toMatch(/^BB\d{22}$/);
    const { body } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(body).toMatchObject({ service: { code: 'assistance', name: '帮办' }, stage: { code: 'inquiry' } });
    expect(body.dues.map(({ due }: { due: { code: string } }) => due.code)).toEqual(['response']);
    const { body: list } = await good(ask('list-cases', { as: 'helper-1', query: { list: 'open' } }));
    expect(list.items.find(({ id }: { id: string }) => id === caseId)).toMatchObject({ service: { name: '帮办' } });
  });

  test('a helper receives it and finds it on the own list', async () => {
    const caseId = await received();
    const { body: view } = await good(ask('read-case', { as: 'helper-1', path: { caseId } }));
    expect(view.agent).toMatchObject({ id: 'helper-1' });
    expect(next(view)).toEqual(['choose-form']);
    expect(view.allowed).toEqual(
      expect.arrayContaining(['choose-form', 'advise', 'answer', 'hand-over-responsibility']),
    );
    expect(view.allowed).not.toContain('conclude');
    const { body: mine } = await good(ask('list-cases', { as: 'helper-1', query: { list: 'mine' } }));
    expect(mine.items.map(({ id }: { id: string }) => id)).toContain(caseId);
  });

  test('at a window as well', async () => {
    const { office: _, ...atWindow } = inquiry;
    const { body } = await good(ask('register-at-window', { as: 'helper-1', body: atWindow }));
    expect(body).toMatchObject({ channel: { code: 'window' }, stage: { code: 'inquiry' } });
  });
});

clause('7.1.1.2', () => {
  test('who is out of scope is told where to go, with address, hours and phone', async () => {
    const caseId = await registered({ body: inquiry });
    const body = { explanation: '高龄津贴由民政部门受理。', guidedTo: 'civil' };
    await done('helper-1', 'redirect', caseId, body);
    const { body: view } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(view).toMatchObject({
      stage: { code: 'redirected', name: '已引导' },
      redirection: { place: { address: '示范区为民路7号', phone: '0513-00000007', hours: expect.any(String) } },
    });
    expect([view.allowed, view.next, view.dues]).toEqual([[], [], []]);
    const { body: notices } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(notices.items[0].text).toContain('示范区为民路7号');
  });
});

clause('7.1.2.2', () => {
  test('what was told is shown whole, with how each paper stands', async () => {
    const caseId = await advised();
    const view = await done('agent-1', 'guide-materials', caseId, {
      item: 'GT-SETUP',
      materials: [{ material: 'idcard', check: 'ready' }],
    });
    const [advice] = view.assistance.advice;
    expect(advice.items[0]).toMatchObject({ item: 'GT-SETUP', steps: expect.any(Array), basis: expect.any(Array) });
    const checks = advice.items[0].materials.map(({ check }: { check?: { code: string } }) => check?.code);
    expect(checks).toContain('ready');
    expect(checks).toContain(undefined);
    expect(view.agent.id).toBe('helper-1');
  });

  test('the responsibility goes over when the colleague accepts; only then may the colleague conclude', async () => {
    const caseId = await advised();
    const ended = { resolved: true, explanation: '已答复' };
    expect(await as('agent-2', 'conclude', caseId, ended)).toMatchObject({
      status: 403,
      body: { code: 'not-responsible' },
    });
    await done('helper-1', 'hand-over-responsibility', caseId, { to: 'agent-2', reason: '外出' });
    const { body: view } = await good(ask('read-case', { as: 'agent-2', path: { caseId } }));
    expect(next(view)).toEqual(['accept-responsibility', 'conclude']);
    expect(view.allowed).toContain('accept-responsibility');
    await done('agent-2', 'accept-responsibility', caseId, {});
    const concluded = await done('agent-2', 'conclude', caseId, ended);
    expect(concluded).toMatchObject({
      stage: { code: 'appraisal' },
      agent: { id: 'agent-2' },
      assistance: { firstResponder: 'helper-1', conclusion: { resolved: true } },
    });
  });

  test('the principal sees no staff ids', async () => {
    const caseId = await advised();
    await done('helper-1', 'hand-over-responsibility', caseId, { to: 'agent-2', reason: '外出' });
    const { body } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(JSON.stringify(body)).not.toMatch(/helper-1|agent-2/);
  });
});

clause('7.1.2.4', () => {
  test('a problem is taken up with the authority, and its outcome told', async () => {
    const caseId = await advised();
    const problem = { authority: 'market', subject: 'GT-SETUP', problem: '系统显示已有登记', on: dayAfter(0) };
    const taken = await done('helper-1', 'record-coordination', caseId, problem);
    const [{ id: coordinationId, authority }] = taken.coordination;
    expect(authority).toEqual({ code: 'market', name: '示范区市场监督管理局' });
    const outcome = { resolved: true, outcome: '旧登记已注销', on: dayAfter(0) };
    const settled = await done('helper-1', 'settle-coordination', caseId, outcome, { coordinationId });
    expect(settled.coordination[0].settled).toEqual(outcome);
    const { body: notices } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(notices.items[0].text).toContain('旧登记已注销');
  });
});

clause('7.1.3', () => {
  test('after the end the principal is asked, and evaluates; the record shows each clause', async () => {
    const caseId = await advised();
    await done('helper-1', 'accompany-submission', caseId, {
      item: 'GT-SETUP',
      by: 'principal',
      place: '政务服务中心3号窗口',
      on: dayAfter(0),
    });
    await done('helper-1', 'conclude', caseId, { resolved: true, explanation: '已协助递交' });
    const { body: asked } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(next(asked)).toEqual(['evaluate']);
    const rated = await done('resident-1', 'evaluate', caseId, { level: 'satisfied', suggestion: '很好' });
    expect(rated).toMatchObject({ stage: { code: 'collected', name: '已归集' }, evaluation: { suggestion: '很好' } });
    const { body: conformance } = await good(ask('read-own-conformance', { as: 'resident-1', path: { caseId } }));
    const status = (number: string) =>
      conformance.clauses.find((each: { number: string }) => each.number === number).status.code;
    const assistance = ['6.3.1', '7.1.1.1', '7.1.1.2', '7.1.2.1', '7.1.2.2', '7.1.2.3', '7.1.2.4', '7.1.3'];
    expect(assistance.map(status)).toEqual([
      'obeyed',
      'obeyed',
      'not-applicable',
      'obeyed',
      'obeyed',
      'obeyed',
      'not-applicable',
      'obeyed',
    ]);
    expect(['6.3.2', '7.2.2', '7.2.7', 'A.7.4', 'B.1'].map(status)).toEqual(Array(5).fill('not-applicable'));
    const { body: course } = await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }));
    expect(course.items.map(({ clause: number }: { clause: string }) => number)).toEqual(
      expect.arrayContaining(['7.1.1.1', '7.1.2.1', '7.1.2.2', '7.1.2.3']),
    );
  });
});

clause('6.3.2', () => {
  test('what the principal wants done instead goes on under the same number as 代办', async () => {
    const caseId = await advised();
    expect((await as('helper-1', 'convert-to-agency', caseId, { told: '希望委托' })).status).toBe(403);
    await done('helper-1', 'hand-over-responsibility', caseId, { to: 'agent-1', reason: '服务对象希望委托代办' });
    const converted = await done('agent-1', 'convert-to-agency', caseId, { told: '希望委托代办' });
    expect(converted).toMatchObject({
      id: caseId,
      service: { code: 'agency' },
      stage: { code: 'acceptance' },
      assistance: { form: { code: 'accompaniment' } },
      convertedAt: expect.any(String),
    });
    expect(next(converted)).toEqual(['draft-agreement']);
    const drafted = await good(
      ask('draft-agreement', { as: 'agent-1', path: { caseId }, body: draftBody, headers: { 'if-match': '*' } }),
    );
    const signature = { digest: drafted.body.agreement.digest };
    await done('resident-1', 'sign-own-agreement', caseId, signature);
    const inForce = await done('manager-1', 'sign-for-mandatary', caseId, signature);
    expect(inForce).toMatchObject({ stage: { code: 'handling' }, notice: { matters: [{ matter: 'm1' }] } });
  });

  test('a helper files nothing: the refusal shows the way', async () => {
    const caseId = await advised();
    const answer = await as('helper-1', 'accompany-submission', caseId, {
      item: 'GT-SETUP',
      by: 'helper',
      place: '窗口',
      on: dayAfter(0),
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'assistance-only-guides', clause: '6.3.2' } });
    expect(answer.body.detail).toContain('转为代办');
  });
});
