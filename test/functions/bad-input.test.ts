import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contact, enterprise, resident } from '../people.ts';
import { type Ask, ask, openInterface } from './interface.ts';
import { caseAfter, draftBody, enrol, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
let received: string;
let drafted: string;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  received = await caseAfter('receive');
  drafted = await caseAfter('draft');
});
afterAll(() => services.stop());

const receiving = (caseId: string, asked: Ask) => ask('receive', { as: 'agent-1', path: { caseId }, ...asked });

/** The answer, and that it left the case as it was. */
async function leavesAlone(caseId: string, asking: () => ReturnType<typeof ask>) {
  const before = await services.under(`CASE#${caseId}`);
  const answer = await asking();
  expect(await services.under(`CASE#${caseId}`)).toEqual(before);
  return answer;
}

describe('a body that can not be read', () => {
  const told = JSON.stringify({ told: '已说明流程' });
  test.each([
    ['is missing', { headers: { 'content-type': 'application/json' } }, 400, 'body-missing'],
    ['is not JSON', { text: '{"told":' }, 400, 'body-not-json'],
    ['is empty text', { text: ' ' }, 400, 'body-not-json'],
    [
      'is form data',
      { text: 'told=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'not-json-type',
    ],
    ['says that it is text', { text: told, headers: { 'content-type': 'text/plain' } }, 415, 'not-json-type'],
    [
      'is in another encoding',
      { text: told, headers: { 'content-type': 'application/json; charset=gbk' } },
      415,
      'not-json-type',
    ],
    ['is 1 MB', { text: JSON.stringify({ told: '甲'.repeat(350_000) }) }, 413, 'body-too-large'],
    ['holds half a character', { text: '{"told":"\\ud840"}' }, 400, 'body-characters'],
    [
      'holds it fifty thousand lists deep',
      { text: `${'['.repeat(50_000)}"\\ud840"${']'.repeat(50_000)}` },
      400,
      'body-characters',
    ],
    ['holds a control character', { text: '{"told":"a\\u0000b"}' }, 400, 'body-characters'],
    ['is a list', { text: '[]' }, 422, 'fields-invalid'],
    ['is null', { text: 'null' }, 422, 'fields-invalid'],
    ['is a number', { text: '1' }, 422, 'fields-invalid'],
  ] as const)('%s', async (_, asked, status, code) => {
    const caseId = await caseAfter('register');
    const answer = await leavesAlone(caseId, () => receiving(caseId, asked));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toMatch(/[一-鿿]/);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'but %s is read',
    async (type) => {
      const caseId = await caseAfter('register');
      const answer = await receiving(caseId, { text: told, headers: { 'content-type': type } });
      expect(answer.status).toBe(200);
    },
  );

  test('and so is one that arrives in Base64', async () => {
    const caseId = await caseAfter('register');
    const answer = await receiving(caseId, { text: told, base64: true });
    expect(answer.status).toBe(200);
  });
});

describe('fields', () => {
  const registering = (body: unknown) => ask('register-online', { as: 'resident-3', body });
  const faulty = (change: Record<string, unknown>) => registering({ ...wish, principal: { ...resident, ...change } });

  test.each([
    ['a wrong check digit', { identityNumber: '990100195803070021' }, 'principal.identityNumber', '校验位'],
    ['a birthday that never was', { identityNumber: '990100195802300020' }, 'principal.identityNumber', '出生日期'],
    ['a phone that is none', { phone: '12345' }, 'principal.phone', '电话'],
    ['a name with a sign', { name: '张<三>' }, 'principal.name', '字符'],
    ['a name that is a number', { name: 3 }, 'principal.name', '应为文字'],
    ['a kind that is none', { kind: 'robot' }, 'principal.kind', '取值'],
    ['an unknown field', { nickname: '小张' }, 'principal.nickname', '没有这一项'],
    ['a missing field', { phone: undefined }, 'principal.phone', '缺少此项'],
  ])('%s is told by its field, without its value', async (_, change, field, words) => {
    const answer = await faulty(change);
    expect([answer.status, answer.body.code]).toEqual([422, 'fields-invalid']);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors[0]).toMatchObject({ field, message: expect.stringContaining(words) });
    for (const value of Object.values(change))
      if (value) expect(JSON.stringify(answer.body)).not.toContain(`"${value}"`);
  });

  test('a wrong credit code is told', async () => {
    const principal = { ...enterprise, creditCode: '91990100MA00000011' };
    const answer = await registering({ ...wish, principal });
    expect(answer.body.errors).toMatchObject([{ field: 'principal.creditCode' }]);
  });

  test('an identity number has no place in words that stay for ever (个人信息保护法 §6)', async () => {
    const answer = await registering({ ...wish, need: `我的身份证是${resident.identityNumber}` });
    expect(answer.body.errors).toEqual([{ field: 'need', message: expect.stringContaining('个人信息保护法') }]);
    expect(JSON.stringify(answer.body)).not.toContain(resident.identityNumber);
  });

  test('all faults are told at once', async () => {
    const answer = await registering({ principal: { ...resident, phone: '1', name: '' }, items: 3 });
    const fields = answer.body.errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(['principal.name', 'principal.phone', 'need', 'items', 'office']);
  });

  test('a name of a field that is no name is not repeated', async () => {
    const answer = await registering({ ...wish, [resident.identityNumber]: 1 });
    expect(answer.body.errors).toEqual([{ field: '', message: '含有未定义的项。' }]);
  });

  test('a field named __proto__ is unknown like any other', async () => {
    const answer = await ask('register-online', {
      as: 'resident-3',
      text: `{"__proto__":{"office":"heping"},"principal":${JSON.stringify(resident)},"need":"办证","items":[]}`,
    });
    expect(answer.status).toBe(422);
  });

  test('nothing is registered', async () => {
    const { body } = await ask('list-own-cases', { as: 'resident-3' });
    expect(body.items).toEqual([]);
  });

  test.each([
    ['a contact without a phone', { contact: { kind: 'contact', name: contact.name } }, 'contact.phone'],
    ['a contact of another kind', { contact: 'somebody' }, 'contact'],
    ['a way of disputes that is none', { dispute: { way: 'duel' } }, 'dispute.way'],
    ['no items', { items: [] }, 'items'],
    ['a day that is none', { term: { from: '2026-02-30', until: '2026-12-31' } }, 'term.from'],
    ['a plan without a day', { plan: [{ item: 'GT-SETUP', milestone: '递交' }] }, 'plan.0.by'],
    ['a power that is none', { powers: ['sell'] }, 'powers.0'],
  ])('of a draft: %s', async (_, change, field) => {
    const body = { ...draftBody, ...change };
    const drafting = { as: 'agent-1', path: { caseId: received }, headers: { 'if-match': '*' }, body };
    const answer = await leavesAlone(received, () => ask('draft-agreement', drafting));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault: { field: string }) => fault.field)).toContain(field);
  });
});

describe('what the rules refuse', () => {
  test('a signature before there is an agreement names the clause', async () => {
    const signing = { as: 'resident-1', path: { caseId: received }, body: { digest: 'a'.repeat(64) } };
    const answer = await leavesAlone(received, () => ask('sign-own-agreement', signing));
    expect(answer).toMatchObject({ status: 409, body: { code: 'no-draft', clause: '7.2.2', citation: '7.2.2' } });
    expect(answer.body.clauseWords).toContain('代办服务委托协议');
    expect(answer.body.instance).toMatch(/^urn:bangdaiban:request:/);
  });

  test('a signature under other terms names the clause and the law', async () => {
    const signing = { as: 'resident-1', path: { caseId: drafted }, body: { digest: 'a'.repeat(64) } };
    const answer = await leavesAlone(drafted, () => ask('sign-own-agreement', signing));
    expect(answer.body).toMatchObject({
      code: 'other-terms',
      clause: 'A.7.4',
      citation: '附录A 七.4',
      basis: '电子签名法第13条',
    });
  });

  test('an act before both have signed: the authority is off', async () => {
    const asking = { as: 'agent-1', path: { caseId: drafted }, body: { means: 'in-person' } };
    const answer = await leavesAlone(drafted, () => ask('give-notice', asking));
    expect(answer).toMatchObject({ status: 409, body: { code: 'authority-off', clause: 'A.7.4' } });
  });

  test('an item that is not in the catalogue', async () => {
    const answer = await ask('register-online', { as: 'resident-3', body: { ...wish, items: ['NO-SUCH'] } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'item-unknown', clause: '6.2' } });
  });
});

describe('numbers of cases', () => {
  test.each(['DB9901002026030400123459', 'DB99010020260304', 'X', 'DB9901002026030400123452'])(
    '%s is no case',
    async (caseId) => {
      const answer = await ask('read-case', { as: 'agent-1', path: { caseId } });
      expect([answer.status, answer.body.code]).toEqual([404, 'case-unknown']);
    },
  );
});
