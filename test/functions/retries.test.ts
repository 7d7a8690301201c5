import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, draftBody, enrol, registered, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const commits = async (caseId: string) =>
  (await services.under(`CASE#${caseId}`)).filter(({ sk }) => sk.S.startsWith('COMMIT#'));

describe('a request that is sent again', () => {
  test('opens one case, and gets the same answer', async () => {
    const key = randomUUID();
    const first = await ask('register-online', { as: 'resident-5', body: wish, key });
    const again = await ask('register-online', { as: 'resident-5', body: wish, key });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const { body: own } = await ask('list-own-cases', { as: 'resident-5' });
    expect(own.items).toHaveLength(1);
  });

  test('is carried out once when both arrive at the same time', async () => {
    const key = randomUUID();
    const both = [1, 2].map(() => ask('register-online', { as: 'resident-6', body: wish, key }));
    const [one, other] = await Promise.all(both);
    expect(one?.body.id).toBe(other?.body.id);
    const { body: own } = await ask('list-own-cases', { as: 'resident-6' });
    expect(own.items).toHaveLength(1);
  });

  test('changes the case once, and is answered as the case stood then', async () => {
    const caseId = await caseAfter('register');
    const key = randomUUID();
    const receiving = { as: 'agent-1', path: { caseId }, body: { told: '已说明流程' }, key };
    const first = await ask('receive', receiving);
    await ask('draft-agreement', { as: 'agent-1', path: { caseId }, body: draftBody, headers: { 'if-match': '"2"' } });
    const again = await ask('receive', receiving);
    expect(again.body.version).toBe(first.body.version);
    expect(again.headers.etag).toBe('"2"');
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await commits(caseId)).toHaveLength(3);
  });

  test('with another body is refused', async () => {
    const caseId = await caseAfter('notice');
    const key = randomUUID();
    const reporting = { as: 'agent-1', path: { caseId, matterId: 'm1' }, key };
    const before = await ask('report-progress', { ...reporting, body: { text: '已受理', means: 'electronic' } });
    const answer = await ask('report-progress', { ...reporting, body: { text: '已办结', means: 'electronic' } });
    expect(before.status).toBe(200);
    expect([answer.status, answer.body.code]).toEqual([422, 'key-reused']);
    expect((await commits(caseId)).at(-1)?.seq.N).toBe(String(before.body.version));
  });

  test('with the key of somebody else is a request of its own', async () => {
    const key = randomUUID();
    const one = await registered({ as: 'resident-1', key });
    const other = await registered({ as: 'resident-2', key });
    expect(one).not.toBe(other);
  });

  test('without a key is not carried out, and told which header is missing', async () => {
    const caseId = await caseAfter('register');
    const answer = await ask('receive', { as: 'agent-1', path: { caseId }, body: { told: '已说明' }, key: null });
    expect([answer.status, answer.body.code]).toEqual([400, 'key-missing']);
    expect(answer.body.detail).toContain('Idempotency-Key');
    expect(await commits(caseId)).toHaveLength(1);
  });

  test.each(['short', 'with a space', 'x'.repeat(129), '键键键键键键键键'])(
    'with the key %s is malformed',
    async (key) => {
      const answer = await ask('register-online', { as: 'resident-1', body: wish, key });
      expect([answer.status, answer.body.code]).toEqual([400, 'key-malformed']);
    },
  );

  test('of an upload gets a fresh link for the same document', async () => {
    const caseId = await caseAfter('register');
    const body = { purpose: 'material', type: 'image/png', bytes: 12, sha256: '0'.repeat(64) };
    const asking = { as: 'resident-1', path: { caseId }, body, key: randomUUID() };
    const first = await ask('request-own-upload', asking);
    const again = await ask('request-own-upload', { ...asking, after: 60_000 });
    expect(again.body.documentId).toBe(first.body.documentId);
    expect(again.body.upload.expiresAt > first.body.upload.expiresAt).toBe(true);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await ask('request-own-upload', { ...asking, body: { ...body, bytes: 13 } });
    expect(other.body.code).toBe('key-reused');
  });
});

describe('an edit', () => {
  const drafting = (caseId: string, headers: Record<string, string>, until = draftBody.term.until) =>
    ask('draft-agreement', {
      as: 'agent-1',
      path: { caseId },
      headers,
      body: { ...draftBody, term: { ...draftBody.term, until } },
    });

  test('must say which version it was made from', async () => {
    const caseId = await caseAfter('receive');
    const answer = await drafting(caseId, {});
    expect([answer.status, answer.body.code]).toEqual([428, 'if-match-missing']);
    expect((await drafting(caseId, { 'if-match': '"2"' })).headers.etag).toBe('"3"');
  });

  test('of an old version changes nothing and is told the present one', async () => {
    const caseId = await caseAfter('draft');
    const answer = await drafting(caseId, { 'if-match': '"2"' }, dayAfter(90));
    expect([answer.status, answer.body.code, answer.headers.etag]).toEqual([412, 'stale', '"3"']);
    expect(await commits(caseId)).toHaveLength(3);
  });

  test('with a tag that never was one is of an old version', async () => {
    const caseId = await caseAfter('receive');
    for (const tag of ['"abc"', 'W/"2"', '"2-x"'])
      expect((await drafting(caseId, { 'if-match': tag })).status).toBe(412);
    expect((await drafting(caseId, { 'if-match': '2' })).body.code).toBe('if-match-malformed');
  });

  test('sent again with its old version is quiet, since the draft is what was asked for', async () => {
    const caseId = await caseAfter('draft');
    const { status, headers } = await drafting(caseId, { 'if-match': '"2"' });
    expect([status, headers.etag]).toEqual([200, '"3"']);
  });

  test('a command heeds If-Match when it is sent', async () => {
    const caseId = await caseAfter('register');
    const receiving = { as: 'agent-1', path: { caseId }, body: { told: '已说明' } };
    expect((await ask('receive', { ...receiving, headers: { 'if-match': '"7"' } })).status).toBe(412);
    expect((await ask('receive', { ...receiving, headers: { 'if-match': '"1"' } })).status).toBe(200);
  });

  test('of two agents at the same time, one is told that the other was first', async () => {
    const caseId = await caseAfter('register');
    const both = ['agent-1', 'agent-2'].map((as) => ask('receive', { as, path: { caseId }, body: { told: '已说明' } }));
    const statuses = (await Promise.all(both)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
    expect(await commits(caseId)).toHaveLength(2);
  });
});
