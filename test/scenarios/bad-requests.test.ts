import { createHash, createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from './files.ts';
import { altered, Forger, strangeKey, unsigned } from './forged.ts';
import { sendRaw } from './raw.ts';
import { type Asking, announced, isTold, progress, Refusals, report } from './refusals.ts';
import { good } from './scenes.ts';

/** What is wrong around a request: the token, the address, the list, the file that follows, and how many come at once. */
let it: Refusals;
let forger: Forger;

beforeAll(async () => {
  it = await Refusals.open();
  forger = new Forger(it.folder, it.cloud.issuerUrl, () => it.cloud.clock.now());
});
afterAll(() => it?.close());

describe('tokens', () => {
  const reading = { method: 'GET', path: '/v1/cases/{handled}' };
  test.each<[string, () => string | Promise<string>]>([
    ['none', () => ''],
    ['no bearer', async () => `Basic ${await forger.token()}`],
    ['malformed', () => 'Bearer not-a-token'],
    ['of another issuer', () => bearer({ claims: { iss: 'https://elsewhere.example' } })],
    ['of another key', () => bearer({ key: strangeKey() })],
    ['of an unknown key', () => bearer({ key: strangeKey(), kid: 'other' })],
    ['expired', () => bearer({ expiresIn: -1 })],
    ['not yet valid', () => bearer({ claims: { nbf: Math.floor(it.cloud.clock.now() / 1000) + 600 } })],
    ['for another audience', () => bearer({ claims: { aud: 'somebody-else' } })],
    ['altered', async () => `Bearer ${altered(await forger.token(), 'manager-1')}`],
    [
      'unsigned',
      () => `Bearer ${unsigned({ iss: it.cloud.issuerUrl, aud: 'bangdaiban', sub: 'manager-1', exp: 4e9 })}`,
    ],
    ['signed with the public key', () => bearer({ alg: 'HS256', key: createSecretKey(Buffer.from(forger.publicPem)) })],
  ])('%s: API Gateway refuses it, and nothing is written', async (_, make) => {
    const authorization = await make();
    await it.gatewayRefuses({ ...reading, authorization }, 401);
    await it.gatewayRefuses({ ...progress, body: report, authorization }, 401);
  });

  test('a token that is right is taken, and one that names nobody is told so', async () => {
    expect((await it.ask({ ...reading, authorization: await bearer() })).status).toBe(200);
    const nobody = { ...reading, authorization: await bearer({ claims: { sub: '' } }) };
    isTold(await it.ask(nobody), { status: 403, code: 'no-subject', field: 'Authorization' });
  });
});

async function bearer(forging: Parameters<Forger['token']>[0] = {}): Promise<string> {
  return `Bearer ${await forger.token(forging)}`;
}

describe('addresses', () => {
  test.each<[string, Asking]>([
    ['an unknown route', { method: 'GET', path: '/v1/nothing' }],
    ['another method', { method: 'DELETE', path: '/v1/cases/{handled}' }],
    ['a way up', { method: 'GET', path: '/v1/cases/../manage/staff/../../cases' }],
    ['a way up in disguise', { method: 'GET', path: '/v1/cases/..%2F..%2Fv1%2Fmanage' }],
    ['a way up between two names', { ...progress, path: '/v1/cases/{handled}/matters/..%2Fm1/progress', body: report }],
  ])('%s: API Gateway finds no route', async (_, asking) => {
    await it.gatewayRefuses(asking, 404);
  });

  test.each([
    ['a wrong check digit', () => `${it.handled.slice(0, -1)}${(Number(it.handled.at(-1)) + 1) % 10}`],
    ['two digits exchanged', () => 'DB990100202611230041234'],
    ['letters', () => 'nobody-knows'],
    ['dots', () => '%2e%2e'],
    ['a zero byte', () => `${it.handled}%00`],
    ['lower case', () => it.handled.toLowerCase()],
    [
      'full-width digits',
      () => encodeURIComponent(it.handled.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))),
    ],
    ['nine thousand characters', () => 'D'.repeat(9000)],
    ['a well-formed number of no case', () => 'DB9901002026030400000011'],
  ])('a case number with %s is no case', async (_, number) => {
    const asking = { ...progress, path: `/v1/cases/${number()}/matters/m1/progress`, body: report };
    await it.refused(asking, { status: 404, code: 'case-unknown', field: 'caseId' });
  });

  test.each([
    ['a way up', '..%5C..%5Cagreement'],
    ['dots', '%2e%2e'],
    ['a name of the language', '__proto__'],
    ['three thousand characters', 'x'.repeat(3000)],
    ['a query', encodeURIComponent("' OR 1=1 --")],
  ])('a file or matter named with %s is none', async (_, name) => {
    const reading = { method: 'GET', path: `/v1/cases/{handled}/documents/${name}` };
    await it.refused(reading, { status: 404, code: 'document-unknown', field: 'documentId' });
    const reporting = { path: `/v1/cases/{handled}/matters/${name}/progress`, body: report };
    await it.refused(reporting, { status: 409, code: 'matter-unknown', clause: 'A.1.1' });
  });

  test('an address longer than API Gateway takes', async () => {
    const answer = await it.ask({ method: 'GET', path: `/v1/cases/${'D'.repeat(12_000)}` });
    expect([answer.status, answer.body]).toEqual([431, { message: 'Request Header Fields Too Large' }]);
  });
});

describe('lists', () => {
  const listing = (query: string, as = 'agent-1'): Asking => ({ as, method: 'GET', path: `/v1/cases?${query}` });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e9', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['list=everything', 'list'],
    ['office=../centre', 'office'],
    ['offices=heping', 'offices'],
  ])('with %s are refused', async (query, field) => {
    await it.refused(listing(query), { status: 400, code: 'query-invalid', field });
  });

  test('with a cursor longer than any that was given out are refused', async () => {
    const told = { status: 400, code: 'query-invalid', field: 'cursor' };
    await it.refused(listing(`cursor=${'x'.repeat(2001)}`), told);
  });

  test('a cursor that was made up, altered, or given out for another list or person', async () => {
    const { body } = await it.ask(listing('limit=1'));
    const cursor: string = body.next;
    expect((await it.ask(listing(`limit=1&cursor=${cursor}`))).status).toBe(200);
    const middle = Math.floor(cursor.length / 2);
    const flipped = `${cursor.slice(0, middle)}${cursor[middle] === 'A' ? 'B' : 'A'}${cursor.slice(middle + 1)}`;
    const invalid = { status: 400, code: 'cursor-invalid', field: 'cursor' };
    const position = Buffer.from(JSON.stringify({ pk: 'CASE#x', sk: 'HEAD' })).toString('base64url');
    for (const made of [flipped, cursor.slice(0, -4), `${cursor}AAAA`, position, 'x'])
      await it.refused(listing(`limit=1&cursor=${made}`), invalid);
    await it.refused(listing(`list=mine&cursor=${cursor}`), invalid);
    await it.refused(listing(`cursor=${cursor}`, 'agent-2'), invalid);
    await it.refused({ as: 'resident-1', method: 'GET', path: `/v1/my/cases?cursor=${cursor}` }, invalid);
  });
});

const forged = '403 SignatureDoesNotMatch';

describe('files that are not what they say', () => {
  const announcing = { as: 'resident-1', path: '/v1/my/cases/{received}/documents' };

  test.each<[string, object, string]>([
    ['a page', { type: 'text/html' }, 'type'],
    ['nothing', { bytes: 0 }, 'bytes'],
    ['more than 20 MB', { bytes: 20 * 1024 * 1024 + 1 }, 'bytes'],
    ['a digest that is none', { sha256: 'nobody-knows' }, 'sha256'],
    ['a printed agreement', { purpose: 'agreement' }, 'purpose'],
    ['a receipt, which staff alone may bring', { purpose: 'receipt' }, 'purpose'],
    ['a place of its own', { key: 'cases/other' }, 'key'],
  ])('%s is refused when it is announced', async (_, change, field) => {
    const body = { ...announced, ...change };
    const key = await it.refused({ ...announcing, body }, { status: 422, code: 'fields-invalid', field });
    expect((await it.ask({ ...announcing, body: announced }, key)).status).toBe(201);
  });

  const allowed = (bytes: Uint8Array) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const body = { purpose: 'material', type: 'application/pdf', bytes: bytes.length, sha256 };
    return it.scenes.as('resident-1').post(`/v1/my/cases/${it.received}/documents`, body);
  };

  const completing = (documentId: string) => ({
    as: 'resident-1',
    path: `/v1/my/cases/{received}/documents/${documentId}/completion`,
    body: {},
  });

  /** What is sent by the link instead of what was announced. */
  type Misuse = (bytes: Uint8Array) => {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Uint8Array;
    readonly to?: string;
    /** ms that pass before. */
    readonly late?: number;
  };

  const misuses: readonly (readonly [string, Misuse, string])[] = [
    ['other bytes', (bytes) => ({ body: bytes.map((byte) => byte ^ 1) }), '400 BadDigest'],
    ['fewer bytes', () => ({ body: Buffer.from('%PDF-'), headers: { 'content-length': '5' } }), forged],
    ['another type', () => ({ headers: { 'content-type': 'image/png' } }), forged],
    ['another digest', () => ({ headers: { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') } }), forged],
    ['another case', () => ({ to: it.handled }), forged],
    ['leave to overwrite', () => ({ headers: { 'if-none-match': '' } }), forged],
    ['the right bytes by a link that is too old', () => ({ late: 601_000 }), '403 AccessDenied'],
  ];
  test.each(misuses)('S3 refuses %s, and the file is still missing', async (_, misuse, told) => {
    const { bytes } = await pdf('Scan');
    const { documentId, upload } = good(await allowed(bytes));
    const { files: before } = await it.everything();
    const { headers, body = bytes, to = it.received, late = 0 } = misuse(bytes);
    if (late) await it.cloud.advance(late);
    const { status, text } = await sendRaw(it.cloud.endpointUrl, {
      method: upload.method,
      path: upload.url.slice(it.cloud.endpointUrl.length).replace(it.received, to),
      headers: { ...upload.headers, ...headers },
      body,
    });
    expect(`${status} ${/<Code>(\w+)/.exec(text)?.[1]}`).toBe(told);
    expect((await it.everything()).files).toEqual(before);
    await it.refused(completing(documentId), { status: 409, code: 'upload-missing', field: 'documentId' });
  });

  test('a text that says it is a PDF is uploaded once, and refused when it is to be completed', async () => {
    const bytes = Buffer.from('I am no PDF at all');
    const { documentId, upload } = good(await allowed(bytes));
    const { method, headers, url } = upload;
    const put = () => fetch(url, { method, headers, body: bytes });
    expect([(await put()).status, (await put()).status]).toEqual([200, 412]);
    await it.refused(completing(documentId), { status: 422, code: 'upload-differs', field: 'type' });
    expect((await it.scenes.view(it.received)).documents).toEqual([]);
  });

  test('a file of another case can not be completed here', async () => {
    const { documentId } = good(await allowed(Buffer.from('%PDF-1.7')));
    const elsewhere = { path: `/v1/cases/{handled}/documents/${documentId}/completion`, body: {} };
    await it.refused(elsewhere, { status: 404, code: 'upload-unknown', field: 'documentId' });
  });
});

test('who asks too much at once is told so by API Gateway', async () => {
  const answers = await Promise.all(
    Array.from({ length: 800 }, () => it.ask({ method: 'GET', path: '/v1/cases', authorization: 'none' })),
  );
  const throttled = answers.find(({ status }) => status === 429);
  expect(throttled?.text).toBe('{"message":"Too Many Requests"}');
});
