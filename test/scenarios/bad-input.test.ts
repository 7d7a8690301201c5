import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { enterprise, resident } from '../people.ts';
import { type Asking, announced, isTold, progress, Refusals, report, type Told } from './refusals.ts';
import { draftOf, wish } from './scenes.ts';

/** What is wrong in a request of somebody who has signed in: its body, its fields, who asks, in which order, on which version. */
let it: Refusals;

beforeAll(async () => {
  it = await Refusals.open();
});
afterAll(() => it?.close());

const wrongCode = { ...enterprise, creditCode: '91990100MA00000011' };
const told = JSON.stringify(report);
/** `已` and `受` as GBK has them. */
const gbk = Buffer.concat([
  Buffer.from('{"means":"electronic","text":"'),
  Buffer.from([0xd2, 0xd1, 0xca, 0xdc]),
  Buffer.from('"}'),
]);
const nested = (inner: string, depth = 60_000) => `{"text":${'['.repeat(depth)}${inner}${']'.repeat(depth)}}`;

describe('a body that can not be read is refused, and the key stays free for the right one', () => {
  test.each<[string, Partial<Asking>, number, string, string]>([
    ['is missing', {}, 400, 'body-missing', ''],
    ['is not JSON', { body: '{"text":' }, 400, 'body-not-json', ''],
    ['is plain words', { body: '审批部门已受理' }, 400, 'body-not-json', ''],
    ['is 1 MB', { body: { ...report, text: '甲'.repeat(350_000) } }, 413, 'body-too-large', ''],
    ['is a list', { body: [] }, 422, 'fields-invalid', ''],
    ['is null', { body: 'null' }, 422, 'fields-invalid', 'text'],
    ['holds half a surrogate pair', { body: told.replace('已', '\\ud840') }, 400, 'body-characters', ''],
    ['holds a control character', { body: told.replace('已', '\\u0007') }, 400, 'body-characters', ''],
    ['is nested very deep', { body: nested('0') }, 422, 'fields-invalid', 'text'],
    ['is nested very deep around half a pair', { body: nested('"\\ud840"') }, 400, 'body-characters', ''],
    ['is GBK that says it is UTF-8', { body: gbk }, 422, 'fields-invalid', 'text'],
    ['says it is text', typed('text/plain'), 415, 'not-json-type', 'Content-Type'],
    ['says it is GBK', typed('application/json; charset=gbk'), 415, 'not-json-type', 'Content-Type'],
    ['says it is a form', typed('application/x-www-form-urlencoded'), 415, 'not-json-type', 'Content-Type'],
  ])('%s', async (_, change, status, code, field) => {
    const key = await it.refused({ ...progress, ...change }, { status, code, field });
    expect((await it.ask({ ...progress, body: report }, key)).status).toBe(200);
  });

  test('more than API Gateway takes is refused in its own words', async () => {
    await it.gatewayRefuses({ ...progress, body: Buffer.alloc(10 * 1024 * 1024 + 1, ' ') }, 413);
  });
});

function typed(type: string): Partial<Asking> {
  return { body: told, headers: { 'content-type': type } };
}

describe('fields', () => {
  test.each<[string, object, string]>([
    ['a number instead of words', { ...report, text: 3 }, 'text'],
    ['an object instead of words', { ...report, text: {} }, 'text'],
    ['an unknown field', { ...report, note: 'nobody-knows' }, 'note'],
    ['an unknown field whose name is personal', { ...report, [resident.identityNumber]: 1 }, ''],
    ['a missing field', { text: '审批部门已受理。' }, 'means'],
    ['a value that is not among those allowed', { ...report, means: 'pigeon' }, 'means'],
    ['nothing but blanks', { ...report, text: ' 　\n' }, 'text'],
    ['too many words', { ...report, text: '长'.repeat(1001) }, 'text'],
    ['an identity number in the words', { ...report, text: `身份证${resident.identityNumber}` }, 'text'],
    ['one in groups', { ...report, text: '990100 1958 0307 0028' }, 'text'],
    ['one with invisible characters inside', { ...report, text: `9901\u200b00\u200d195803070\u{e0061}028` }, 'text'],
    ['a mobile number in full width', { ...report, text: '电话１３０００００００１０' }, 'text'],
  ])('%s is told by its field, and nothing is written', async (_, body, field) => {
    const key = await it.refused({ ...progress, body }, { status: 422, code: 'fields-invalid', field });
    expect((await it.ask({ ...progress, body: report }, key)).status).toBe(200);
  });

  const registering = { as: 'resident-1', path: '/v1/my/cases' };
  const change = (field: string, value: unknown): [string, object, string] => [
    `${field}: ${JSON.stringify(value)}`,
    { ...wish, principal: { ...resident, [field]: value } },
    `principal.${field}`,
  ];
  test.each<[string, object, string]>([
    change('identityNumber', '990100195803070029'),
    change('identityNumber', '９９０１００１９５８０３０７００２８'),
    change('name', '张<三>'),
    change('name', '张三😀'),
    change('name', '张\u200b三'),
    change('name', '\u202e三张'),
    change('name', '张'.repeat(61)),
    change('phone', '１３０００００００１０'),
    change('address', '址'.repeat(201)),
    change('kind', 'robot'),
    ['an enterprise with a wrong check character', { ...wish, principal: wrongCode }, 'principal.creditCode'],
    ['more items than anybody entrusts', { ...wish, items: Array(21).fill('SS-CARD') }, 'items'],
  ])('of a registration: %s', async (_, body, field) => {
    const key = await it.refused({ ...registering, body }, { status: 422, code: 'fields-invalid', field });
    expect((await it.ask({ ...registering, body: wish }, key)).status).toBe(201);
  });

  test('an office or item that is not there is refused with its clause', async () => {
    const unknown = { status: 409 } as const;
    await it.refused(
      { ...registering, body: { ...wish, office: 'nowhere' } },
      { ...unknown, code: 'office-unknown', clause: '5.1.2' },
    );
    await it.refused(
      { ...registering, body: { ...wish, items: ['NO-SUCH'] } },
      { ...unknown, code: 'item-unknown', clause: '6.2' },
    );
  });

  test('rare characters are no fault', async () => {
    const body = { ...wish, principal: { ...resident, name: '𬱖㛃䶮·阿卜杜拉' }, need: '想办理👴的高龄津贴。' };
    expect((await it.ask({ ...registering, body }, randomUUID())).status).toBe(201);
  });
});

clause('5.3.2', () => {
  const digest = 'a'.repeat(64);
  const own = (path: string, body: object): Asking => ({
    as: 'resident-2',
    path: `/v1/my/cases/{received}${path}`,
    body,
  });
  test.each<[string, Asking, Told]>([
    ['who reads it', { ...own('', {}), method: 'GET', body: undefined }, hidden()],
    ['who reads its course', { ...own('/events', {}), method: 'GET', body: undefined }, hidden()],
    ['who signs', own('/agreement/signature', { digest }), hidden()],
    ['who evaluates', own('/evaluation', { level: 'satisfied' }), hidden()],
    ['who adds a file', own('/documents', announced), hidden()],
  ])('to another resident the case does not exist: %s', async (_, asking, expected) => {
    await it.refused(asking, expected);
  });

  test.each<[string, Asking, Told]>([
    ['who reads it', { as: 'agent-3', method: 'GET', path: '/v1/cases/{received}' }, foreign('A.4.3')],
    ['who drafts', drafting('agent-3'), foreign('5.3.2')],
    ['who reports', { ...progress, as: 'agent-3', body: report }, foreign('5.3.2')],
    [
      'who asks for the list of the office',
      { as: 'agent-3', method: 'GET', path: '/v1/cases?office=heping' },
      foreign('5.3.2'),
    ],
    [
      'a colleague who is not in charge',
      { ...progress, as: 'agent-2', body: report },
      { ...foreign('A.2.2'), code: 'not-in-charge' },
    ],
    [
      'an agent who would sign as manager',
      { path: '/v1/manage/cases/{received}/agreement/signature', body: { digest } },
      foreign('5.3.2'),
    ],
    [
      'a resident among the staff',
      { as: 'resident-1', method: 'GET', path: '/v1/cases/{received}' },
      { status: 403, code: 'not-staff', clause: '5.3.2' },
    ],
  ])('staff of another office, and whoever has no such part, are told the clause: %s', async (_, asking, expected) => {
    await it.refused(asking, expected);
  });
});

function hidden(): Told {
  return { status: 404, code: 'case-unknown', field: 'caseId' };
}

function foreign(number: string): Told {
  return { status: 403, code: 'not-permitted', clause: number };
}

function drafting(as: string, headers: Readonly<Record<string, string>> = { 'if-match': '*' }): Asking {
  const body = draftOf(['SS-CARD'], '2099-01-01', '2099-06-30');
  return { as, method: 'PUT', path: '/v1/cases/{received}/agreement', headers, body };
}

clause('A.7.4', () => {
  const digest = 'a'.repeat(64);

  test('a signature before there is an agreement', async () => {
    const own = { as: 'resident-1', path: '/v1/my/cases/{received}/agreement/signature', body: { digest } };
    await it.refused(own, { status: 409, code: 'no-draft', clause: '7.2.2' });
    const other = { as: 'manager-1', path: '/v1/manage/cases/{received}/agreement/signature', body: { digest } };
    await it.refused(other, { status: 409, code: 'no-draft', clause: '7.2.2' });
  });

  test('a signature under other words than those agreed', async () => {
    const own = { as: 'resident-1', path: '/v1/my/cases/{handled}/agreement/signature', body: { digest } };
    await it.refused(own, { status: 409, code: 'other-terms', clause: 'A.7.4' });
  });

  test('an act before the agreement is in force', async () => {
    const noticing = { path: '/v1/cases/{received}/notice', body: { means: 'paper' } };
    await it.refused(noticing, { status: 409, code: 'authority-off', clause: 'A.7.4' });
  });
});

describe('versions and keys', () => {
  test.each<[string, Asking, Told]>([
    [
      'an edit of an old version',
      drafting('agent-1', { 'if-match': '"1"' }),
      { status: 412, code: 'stale', field: 'If-Match' },
    ],
    ['an edit of no version', drafting('agent-1', {}), { status: 428, code: 'if-match-missing', field: 'If-Match' }],
    [
      'a tag without quotes',
      drafting('agent-1', { 'if-match': '2' }),
      { status: 400, code: 'if-match-malformed', field: 'If-Match' },
    ],
    [
      'a command on an old version',
      { ...progress, body: report, headers: { 'if-match': '"1"' } },
      { status: 412, code: 'stale', field: 'If-Match' },
    ],
  ])('%s', async (_, asking, expected) => {
    await it.refused(asking, expected);
  });

  test.each([
    ['no key', undefined, 'key-missing'],
    ['a short one', 'short', 'key-malformed'],
    ['a long one', 'x'.repeat(129), 'key-malformed'],
    ['one with a blank', 'with a blank', 'key-malformed'],
  ])('%s', async (_, key, code) => {
    const before = await it.everything();
    isTold(await it.ask({ ...progress, body: report }, key), { status: 400, code, field: 'Idempotency-Key' });
    expect(await it.everything()).toEqual(before);
  });

  test('the same key with another body', async () => {
    const key = randomUUID();
    const first = await it.ask({ ...progress, body: report }, key);
    const before = await it.everything();
    const other = await it.ask({ ...progress, body: { ...report, means: 'paper' } }, key);
    isTold(other, { status: 422, code: 'key-reused', field: 'Idempotency-Key' });
    const elsewhere = await it.ask({ path: progress.path.replace('m1', 'm2'), body: report }, key);
    isTold(elsewhere, { status: 422, code: 'key-reused', field: 'Idempotency-Key' });
    expect(await it.everything()).toEqual(before);
    expect((await it.ask({ ...progress, body: report }, key)).body).toEqual(first.body);
  });
});
