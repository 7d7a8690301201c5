import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const read = async (caseId: string, as = 'agent-1') =>
  (await good(ask(as.startsWith('resident') ? 'read-own-case' : 'read-case', { as, path: { caseId } }))).body;

const asAgent = (operation: string, caseId: string, body: unknown) =>
  ask(operation, { as: 'agent-1', path: { caseId, matterId: 'm1' }, body });

const ground = {
  ground: 'not-qualified',
  explanation: '经营场所不符合登记条件。',
  basis: '《市场主体登记管理条例》第十一条',
};
const why = { ...ground, told: { means: 'in-person', on: dayAfter(0) } };
const electronic = { kind: 'electronic', channel: '短信' };

/** What the agent may do only while the mandate is in force. */
const underMandate = ['give-notice', 'take-into-custody', 'submit', 'report-progress', 'record-result', 'deliver'];

const paperIds = ({ materials }: { materials: { id: string }[] }) => materials.map(({ id }) => id);

clause('7.2.5.2', () => {
  test('the case shows ground, explanation, law and how the principal was told, to both sides', async () => {
    const caseId = await caseAfter('custody');
    await good(asAgent('terminate', caseId, why));
    for (const as of ['agent-1', 'resident-1'])
      expect((await read(caseId, as)).ended).toMatchObject({
        ground: { code: 'not-qualified', name: '事项申请不符合法定条件、标准，不具备办结条件' },
        explanation: ground.explanation,
        basis: ground.basis,
        told: { means: { code: 'in-person', name: '当面' }, on: dayAfter(0) },
      });
  });

  test('what is left is to hand back, and then to sign the form', async () => {
    const caseId = await caseAfter('custody');
    const { body: ended } = await good(asAgent('terminate', caseId, why));
    expect([...ended.allowed].sort()).toEqual([
      'call-for-papers',
      'correct-entry',
      'hand-back',
      'open-rating-session',
      're-entrust-at-window',
      'record-charge',
      'record-consent',
      'record-delay',
      'record-evaluation',
      'report-loss',
      'request-upload',
      'reveal',
    ]);
    expect(ended.allowed.filter((verb: string) => underMandate.includes(verb))).toEqual([]);
    expect(ended.allowed).not.toContain('sign-termination-form');
    expect(ended.next.map(({ operation }: { operation?: string }) => operation)).toEqual(['evaluate', 'hand-back']);
    const refused = await asAgent('sign-termination-form', caseId, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'custody-not-empty', citation: '附录B' } });
    const { body: returned } = await good(
      asAgent('hand-back', caseId, { materials: paperIds(ended), receipt: electronic }),
    );
    expect(returned.allowed).toContain('sign-termination-form');
    expect(returned.allowed).not.toContain('hand-back');
    expect(returned.next[1]).toMatchObject({ operation: 'sign-termination-form', at: expect.any(String) });
    const { body: signed } = await good(asAgent('sign-termination-form', caseId, {}));
    expect(signed.ended.form).toMatchObject({ signedBy: 'agent-1', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await read(caseId, 'resident-1')).ended.form).not.toHaveProperty('signedBy');
    expect(signed.dues.map(({ due }: { due: { code: string } }) => due.code)).toEqual(['evaluation']);
  });

  test('an act that comes after it is refused with the clause', async () => {
    const caseId = await caseAfter('submit');
    await good(asAgent('terminate', caseId, why));
    const late = await asAgent('record-result', caseId, { outcome: 'granted', explanation: '准予' });
    expect(late).toMatchObject({ status: 409, body: { code: 'service-terminated', clause: '7.2.5.2' } });
  });

  test('the manager ends what the agent can not, and the course says why', async () => {
    const caseId = await caseAfter('notice');
    const body = { ground: 'other', kind: 'death', explanation: '亲属持死亡证明告知。' };
    const answer = await good(ask('terminate', { as: 'manager-1', path: { caseId }, body }));
    expect(answer.body.ended.kind).toEqual({ code: 'death', name: '委托人死亡' });
    expect(answer.body.next.map(({ operation }: { operation?: string }) => operation)).toEqual([
      'sign-termination-form',
    ]);
    const { body: course } = await good(ask('read-course', { as: 'agent-1', path: { caseId } }));
    expect(course.items.at(-1)).toMatchObject({
      act: '终止代办服务',
      clause: '7.2.5.2',
      details: ['终止原因：其他应终止服务的情形（委托人死亡）', body.explanation],
    });
  });
});

clause('A.5.3', () => {
  test('without its law, or before telling, the clause is named', async () => {
    const caseId = await caseAfter('notice');
    const { basis: _, ...lawless } = why;
    const answers = [await asAgent('terminate', caseId, lawless), await asAgent('terminate', caseId, ground)];
    expect(answers.map(({ status, body }) => [status, body.code, body.citation])).toEqual([
      [409, 'basis-missing', '附录A 五.3'],
      [409, 'not-told', '附录A 五.3'],
    ]);
  });
});

clause('A.4.5', () => {
  test('papers that the authority gives back lie in custody again', async () => {
    const caseId = await caseAfter('custody');
    const [first] = paperIds(await read(caseId));
    await good(asAgent('submit', caseId, { materials: [first] }));
    expect((await read(caseId)).allowed).toContain('take-back');
    const { body } = await good(asAgent('take-back', caseId, { materials: [first], place: '二号柜' }));
    expect(body.materials[0]).toMatchObject({ state: { code: 'held' }, place: '二号柜' });
    expect(body.balance).toMatchObject({ submitted: { originals: 0 }, held: { originals: 3 } });
  });
});

clause('4.1', () => {
  test('the principal withdraws a case that has no agreement yet; nothing more is done with it', async () => {
    const caseId = await caseAfter('draft');
    const body = { reason: '家人可以自己去办。' };
    const { body: over } = await good(ask('withdraw', { as: 'resident-1', path: { caseId }, body }));
    expect(over).toMatchObject({ stage: { code: 'withdrawn', name: '已撤回' }, withdrawal: body });
    expect([over.allowed, over.next, over.dues]).toEqual([[], [], []]);
    const late = await asAgent('record-withdrawal', caseId, {});
    expect(late.status).toBe(200);
    const uploading = { purpose: 'other', type: 'image/png', bytes: 1, sha256: 'a'.repeat(64) };
    expect((await asAgent('request-upload', caseId, uploading)).body.code).toBe('case-withdrawn');
    const { body: closed } = await good(ask('list-cases', { as: 'agent-1', query: { list: 'closed' } }));
    expect(closed.items.map(({ id }: { id: string }) => id)).toContain(caseId);
  });

  test('a helper records it at the window before anybody has received the case', async () => {
    const caseId = await caseAfter('register');
    const asked = { as: 'helper-1', path: { caseId }, body: {} };
    expect((await good(ask('record-withdrawal', asked))).body.withdrawal).toEqual({});
    const received = await caseAfter('receive');
    const late = await ask('record-withdrawal', { ...asked, path: { caseId: received } });
    expect(late).toMatchObject({ status: 403, body: { code: 'not-in-charge', clause: 'A.2.2' } });
  });
});

clause('A.5.2', () => {
  test('under an agreement it ends the service', async () => {
    const caseId = await caseAfter('notice');
    const { body } = await good(ask('withdraw', { as: 'resident-1', path: { caseId }, body: {} }));
    expect(body.stage.code).toBe('evaluation');
    expect(body.ended.ground).toEqual({ code: 'principal-asked', name: '服务对象要求终止委托服务' });
    expect([...body.allowed].sort()).toEqual([
      'evaluate',
      'give-consent',
      'open-own-dispute',
      're-entrust-online',
      'report-conduct',
      'request-own-upload',
    ]);
  });
});
