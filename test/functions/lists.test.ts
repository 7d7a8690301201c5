import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterprise, resident } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good, registered, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
/** Registered so far apart that no holiday lets two deadlines fall on one moment. */
const own: string[] = [];
const fortnight = 14 * 86_400_000;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  for (let count = 5; count > 0; count--) own.push(await registered({ as: 'resident-4', after: -count * fortnight }));
});
afterAll(() => services.stop());

type Line = { readonly id: string };
const ids = ({ body }: Awaited<ReturnType<typeof ask>>): string[] => body.items.map(({ id }: Line) => id);

/** All pages of a list. */
async function all(operation: string, as: string, query: Record<string, string>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await good(ask(operation, { as, query: { ...query, ...(cursor ? { cursor } : {}) } }));
    found.push(...ids(page));
    cursor = page.body.next;
  } while (cursor);
  return found;
}

describe('lists', () => {
  test('the cases of a principal, the latest first, page by page', async () => {
    expect(await all('list-own-cases', 'resident-4', { limit: '2' })).toEqual([...own].reverse());
    expect(await all('list-own-cases', 'resident-4', {})).toHaveLength(5);
  });

  test('the open cases of an office, the most urgent first', async () => {
    const page = await good(ask('list-cases', { as: 'agent-1' }));
    expect(ids(page)).toEqual(own);
    expect(page.body.items[0]).toMatchObject({
      stage: { name: '接待' },
      principal: '𬱖*䶮',
      office: { name: '和平镇便民服务中心' },
      due: { name: '接待', overdue: true },
    });
  });

  test('a case leaves one list for another', async () => {
    const [first = '', second = ''] = own;
    await good(ask('receive', { as: 'agent-1', path: { caseId: first }, body: { told: '已说明' } }));
    const body = { explanation: '由邻区受理', guidedTo: '邻区' };
    await good(ask('decline', { as: 'agent-1', path: { caseId: second }, body }));
    expect(await all('list-cases', 'agent-1', { list: 'mine' })).toEqual([first]);
    expect(await all('list-cases', 'agent-2', { list: 'mine' })).toEqual([]);
    expect(await all('list-cases', 'agent-1', { list: 'closed' })).toEqual([second]);
    expect(await all('list-cases', 'agent-1', { list: 'open' })).not.toContain(second);
  });

  test('a manager sees the offices below, an agent the own office alone', async () => {
    expect(await all('list-cases', 'manager-1', { office: 'heping' })).toHaveLength(4);
    const answer = await ask('list-cases', { as: 'agent-1', query: { office: 'anle' } });
    expect([answer.status, answer.body.code, answer.body.clause]).toEqual([403, 'not-permitted', '5.3.2']);
    expect(await all('list-cases', 'agent-9', {})).toEqual([]);
  });

  test('of one stage, and of one kind of principal, with pages that go on behind the last line', async () => {
    const received = await all('list-cases', 'agent-1', { stage: 'acceptance' });
    expect(received).toEqual([own[0]]);
    const waiting = await all('list-cases', 'agent-1', { stage: 'reception', limit: '2' });
    expect(waiting).toEqual(own.slice(2));
    expect(await all('list-cases', 'agent-1', { kind: 'organisation' })).toEqual([]);
    expect(await all('list-cases', 'agent-1', { kind: 'person', limit: '1' })).toHaveLength(4);
  });

  test('a stage or a kind narrows open cases alone', async () => {
    const answer = await ask('list-cases', { as: 'agent-1', query: { list: 'mine', stage: 'reception' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'query-invalid']);
  });

  test('a manager sees all below as one list, the most urgent first; an agent does not', async () => {
    const there = await registered({ as: 'resident-5', body: { ...wish, principal: enterprise, office: 'anle' } });
    const first = await good(ask('list-cases', { as: 'manager-1', query: { list: 'subtree', limit: '2' } }));
    const whole = await all('list-cases', 'manager-1', { list: 'subtree', limit: '2' });
    expect(whole.slice(0, 2)).toEqual(ids(first));
    expect([...whole].sort()).toEqual([...(await all('list-cases', 'agent-1', {})), there].sort());
    expect(await all('list-cases', 'agent-9', { list: 'subtree' })).toEqual([there]);
    const answer = await ask('list-cases', { as: 'agent-1', query: { list: 'subtree' } });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-permitted']);
  });

  test.each([
    [{ limit: '0' }, 'limit'],
    [{ limit: '101' }, 'limit'],
    [{ limit: '2.5' }, 'limit'],
    [{ limit: 'many' }, 'limit'],
    [{ list: 'all' }, 'list'],
    [{ page: '2' }, 'page'],
  ] as [Record<string, string>, string][])('%j is told by its name', async (query, field) => {
    const answer = await ask('list-cases', { as: 'agent-1', query });
    expect([answer.status, answer.body.code]).toEqual([400, 'query-invalid']);
    expect(answer.body.errors).toMatchObject([{ field }]);
  });
});

describe('a cursor', () => {
  const cursor = async () =>
    (await good(ask('list-own-cases', { as: 'resident-4', query: { limit: '2' } }))).body.next as string;
  const invalid = async (operation: string, as: string, query: Record<string, string>) => {
    const answer = await ask(operation, { as, query });
    expect([answer.status, answer.body.code]).toEqual([400, 'cursor-invalid']);
  };

  test('tells nothing', async () => {
    const plain = Buffer.from(await cursor(), 'base64url').toString('latin1');
    expect(plain).not.toMatch(/resident|CASE|DB99/);
  });

  test('that was changed holds no longer', async () => {
    const good = await cursor();
    const bytes = Buffer.from(good, 'base64url');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await invalid('list-own-cases', 'resident-4', { cursor: bytes.toString('base64url') });
    for (const made of [good.slice(0, -4), 'AAAA', '甲', Buffer.from('{}').toString('base64url')])
      await invalid('list-own-cases', 'resident-4', { cursor: made });
  });

  test('holds for nobody else and for no other list', async () => {
    const good = await cursor();
    await invalid('list-own-cases', 'resident-2', { cursor: good });
    await invalid('list-cases', 'agent-1', { cursor: good });
  });
});

describe('a search', () => {
  const search = (as: string, body: object) => ask('search-cases', { as, body, key: null });

  test('finds a person by number or phone, however the case came, and tells the access log', async () => {
    const body = { principal: enterprise, need: '想办卫生许可', items: [] };
    const { body: opened } = await good(ask('register-at-window', { as: 'helper-1', body }));
    expect(opened.channel.name).toBe('窗口');
    const byCode = await good(search('agent-1', { by: 'creditCode', value: enterprise.creditCode.toLowerCase() }));
    expect(ids(byCode)).toEqual([opened.id]);
    const byPhone = await good(search('agent-1', { by: 'phone', value: '051300000099' }));
    expect(ids(byPhone)).toEqual([opened.id]);
    const log = await services.under(`ACCESS#${opened.id}`);
    expect(log.filter(({ act }) => act.S === 'search-cases')).toHaveLength(2);
  });

  test('pages like every list', async () => {
    const body = { by: 'identityNumber', value: resident.identityNumber, limit: 3 };
    const first = await good(search('agent-1', body));
    const second = await good(search('agent-1', { ...body, cursor: first.body.next }));
    expect([...ids(first), ...ids(second)]).toEqual([...own].reverse());
  });

  test('finds nothing at another office', async () => {
    const found = await good(search('agent-9', { by: 'identityNumber', value: resident.identityNumber }));
    expect(ids(found)).toEqual([]);
    const elsewhere = { by: 'identityNumber', value: resident.identityNumber, office: 'heping' };
    expect((await search('agent-9', elsewhere)).status).toBe(403);
  });

  test('finds a case by the last digits of its number and its day, for those who may see it', async () => {
    const caseId = await registered({ as: 'resident-6' });
    const asked = { by: 'caseNumber', value: caseId.slice(-8) };
    expect(ids(await good(search('agent-1', asked)))).toEqual([caseId]);
    expect(ids(await good(search('agent-1', { ...asked, day: '2026-01-05' })))).toEqual([]);
    expect(ids(await good(search('agent-9', asked)))).toEqual([]);
    expect(ids(await good(search('manager-1', asked)))).toEqual([caseId]);
  });

  test('with a wrong check digit is told so', async () => {
    const answer = await search('agent-1', { by: 'identityNumber', value: '990100195803070021' });
    expect(answer.body.errors).toMatchObject([{ field: 'value', message: expect.stringContaining('校验位') }]);
  });

  test('by what is no number is told what there is', async () => {
    const answer = await search('agent-1', { by: 'name', value: wish.principal.name });
    expect(answer.body.errors).toMatchObject([
      { field: 'by', expected: 'identityNumber、creditCode、phone、caseNumber' },
    ]);
  });
});
