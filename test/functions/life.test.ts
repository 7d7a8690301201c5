import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, draftBody, enrol, everyScene, good, type Scene } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const read = async (caseId: string, as = 'agent-1') =>
  (await good(ask(as.startsWith('resident') ? 'read-own-case' : 'read-case', { as, path: { caseId } }))).body;

describe('a case, asked through the interface', () => {
  test('goes from registration to its archiving', async () => {
    const caseId = await caseAfter('handBack');
    const { stage, balance, ended, evaluation, dues } = await read(caseId, 'resident-1');
    expect(stage).toEqual({ code: 'archiving', name: '归档中' });
    expect(ended.ground.name).toBe('委托事项全部办结');
    expect(evaluation).toMatchObject({ level: { name: '满意' }, suggestion: '很好' });
    expect(balance.held).toEqual({ originals: 0, copies: 0 });
    expect(balance.returned.originals).toBe(3);
    expect(dues).toEqual([]);
  });
});

clause('4.3', () => {
  test.each([
    ['register', 'office', 'receive'],
    ['receive', 'agent', 'draft-agreement'],
    ['draft', 'principal', 'sign-own-agreement'],
    ['signOwn', 'manager', 'sign-for-mandatary'],
    ['signMandatary', 'agent', 'give-notice'],
    ['notice', 'principal', undefined],
    ['custody', 'agent', 'submit'],
    ['submit', 'agent', 'record-result'],
    ['result', 'agent', 'deliver'],
    ['deliver', 'principal', 'evaluate'],
    ['evaluate', 'agent', 'hand-back'],
    ['handBack', 'system', undefined],
  ] as [Scene | 'register', string, string | undefined][])(
    'after %s it waits for: %s %s',
    async (scene, who, operation) => {
      const { next } = await read(await caseAfter(scene));
      expect(next[0].who.code).toBe(who);
      expect(next[0].operation).toBe(operation);
      expect(next[0].what).toMatch(/[一-鿿]/);
    },
  );

  /** Whole: an operation more, or one less, for whomever, is a change of this page. `npx vitest run -u` writes it anew. */
  test('what each may do after each scene is what allowed.md says', async () => {
    const lines = [];
    for (const scene of everyScene) {
      const caseId = await caseAfter(scene);
      for (const as of ['resident-1', 'agent-1', 'agent-2', 'helper-1', 'manager-1'])
        lines.push(`| ${scene} | ${as} | ${(await read(caseId, as)).allowed.join(', ')} |`);
    }
    const page = ['| after | who | may |', '|---|---|---|', ...lines, ''].join('\n');
    await expect(page).toMatchFileSnapshot('allowed.md');
  });
});

describe('what a principal is shown', () => {
  test('is nothing of the inside of the office', async () => {
    const caseId = await caseAfter('custody');
    const [own, inside] = [await read(caseId, 'resident-1'), await read(caseId)];
    expect(own.materials[0].place).toBeUndefined();
    expect(inside.materials[0].place).toBe('一号柜');
    expect(own.agent).toEqual({ name: '甄帮办', phone: '0513-00000012' });
    expect(inside.agent.id).toBe('agent-1');
    expect(own.agreement.signatures[0].signedBy).toBeUndefined();
    expect(JSON.stringify(own)).not.toContain('agent-1');
  });

  test('is the masked form of the own data', async () => {
    const own = await read(await caseAfter('register'), 'resident-1');
    expect(own.principal).toEqual({
      kind: 'person',
      name: '𬱖*䶮',
      phone: '130****0001',
      identityNumber: `990100********${resident.identityNumber.slice(-4)}`,
      address: '示范区和平镇****',
    });
  });
});

clause('7.2.3.3', () => {
  test('the principal follows the course of events in words, by clause, without the names of staff', async () => {
    const caseId = await caseAfter('result');
    const { body } = await good(ask('read-own-course', { as: 'resident-1', path: { caseId } }));
    const acts = body.items.map(({ act }: { act: string }) => act);
    expect(acts).toEqual(expect.arrayContaining(['登记', '接待', '协议生效', '向审批部门递交材料', '取得审批结果']));
    expect(body.items.at(-1)).toMatchObject({
      clause: '7.2.4',
      actor: '和平镇便民服务中心',
      matter: '个体工商户设立登记',
      details: ['部分准予', '部分准予', expect.stringContaining('行政复议')],
    });
    expect(JSON.stringify(body)).not.toMatch(/agent-1|甄帮办|𬱖/);
  });

  test('staff see who acted', async () => {
    const caseId = await caseAfter('receive');
    const { body } = await good(ask('read-course', { as: 'agent-1', path: { caseId } }));
    expect(body.items.map(({ actor }: { actor: string }) => actor)).toEqual(['服务对象', '和平镇便民服务中心 甄帮办']);
  });

  test('and what was told to the principal, the latest first', async () => {
    const caseId = await caseAfter('progress');
    const { body } = await good(ask('read-own-notices', { as: 'resident-1', path: { caseId } }));
    expect(body.items[0]).toMatchObject({ about: '反馈办理进展', text: '办理进展：审批部门已受理' });
    expect(body.items.at(-1).about).toBe('登记');
  });
});

clause('7.2.3.1', () => {
  test('the notice shows which materials have been received', async () => {
    const caseId = await caseAfter('custody');
    const { notice } = await read(caseId, 'resident-1');
    expect(notice.matters[0].title).toBe('个体工商户设立登记');
    expect(notice.matters[0].materials.every(({ received }: { received: boolean }) => received)).toBe(true);
  });
});

clause('7.2.1.2', () => {
  test('a need out of scope ends with where to go instead', async () => {
    const caseId = await caseAfter('register');
    const body = { explanation: '由邻区受理', guidedTo: '邻区政务服务中心' };
    await good(ask('decline', { as: 'agent-1', path: { caseId }, body }));
    const own = await read(caseId, 'resident-1');
    expect(own).toMatchObject({ stage: { code: 'declined' }, declination: body, allowed: [], next: [] });
  });
});

clause('A.2.1', () => {
  const contact = { kind: 'contact', name: '甄联系', phone: '13000000002' };
  const drafting = (caseId: string, change: object) =>
    good(
      ask('draft-agreement', {
        as: 'agent-1',
        path: { caseId },
        headers: { 'if-match': '*' },
        body: { ...draftBody, ...change },
      }),
    );
  const lookups = async (caseId: string) =>
    (await services.under(`CASE#${caseId}`)).filter(({ sk }) => sk.S.startsWith('LOOKUP#')).length;

  test('a contact is kept encrypted and shown masked', async () => {
    const caseId = await caseAfter('receive');
    const { body } = await drafting(caseId, { contact });
    expect(body.contact).toEqual({ kind: 'contact', name: '甄*系', phone: '130****0002' });
    expect(JSON.stringify(await services.under(`CASE#${caseId}`))).not.toMatch(/甄联系|13000000002/);
    expect(await lookups(caseId)).toBe(3);
  });

  test('a contact who is no longer wanted is forgotten', async () => {
    const caseId = await caseAfter('receive');
    await drafting(caseId, { contact });
    const { body } = await drafting(caseId, { contact: { ...contact, phone: '13000000007' } });
    expect(body.contact.phone).toBe('130****0007');
    expect(await lookups(caseId)).toBe(3);
    const { body: without } = await drafting(caseId, { contact: 'principal' });
    expect(without.contact).toBeUndefined();
    expect(await lookups(caseId)).toBe(2);
    const persons = (await services.under(`CASE#${caseId}`)).filter(({ sk }) => sk.S.startsWith('PERSON#'));
    expect(persons).toHaveLength(1);
  });
});
