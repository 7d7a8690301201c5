import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafKey, rowKey } from '../../domain/measure/row.ts';
import { counts } from '../../functions/store.ts';
import { countSubject } from '../../functions/tasks/count-subject.ts';
import { clause } from '../clause.ts';
import { type Ask, ask, dayAfter, openInterface } from './interface.ts';
import { enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

/** The month so many before this one. */
const month = (before: number) => {
  const [year = 0, number = 1] = dayAfter(0).split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - before, 1)).toISOString().slice(0, 7);
};
const day = 86_400_000;

const wanted = {
  office: 'heping',
  source: { kind: 'supervisor', reference: 'finding-1' },
  problem: '午间无人接待。',
  action: '午间轮值。',
  owner: 'agent-1',
  dueOn: dayAfter(3),
  indicator: 'requests',
  wanted: 'higher',
  month: month(2),
};
const promise = (body: object = {}, asked: Ask = {}) =>
  ask('promise-improvement', { as: 'manager-1', body: { ...wanted, ...body }, ...asked });
const on = (operation: string, improvementId: string, body?: object, asked: Ask = {}) =>
  ask(operation, { as: 'manager-1', path: { improvementId }, ...(body && { body }), ...asked });

/** As if cases had been counted: so many requests on a day of the month. */
const requests = (of: string, count: number) => {
  const leaf = leafKey({ office: 'heping', day: `${of}-02`, item: 'GT-SETUP', cut: of });
  const row = rowKey({
    measure: 'request',
    value: 'counted',
    service: 'agency',
    channel: 'online',
    groups: [],
    staff: 'agent-1',
  });
  return counts().count(
    { partition: `CASE#${of}`, through: 1, mark: undefined },
    new Map([[leaf, new Map([[row, count]])]]),
  );
};

clause('8.3', () => {
  test('promised with the value that the figures had, done, and closed with the value of a later month', async () => {
    await requests(month(2), 3);
    await requests(month(0), 5);
    const { body, headers } = await good(promise());
    expect(headers['location']).toBe(`/v1/manage/improvements/${body.id}`);
    expect(body).toMatchObject({ state: { code: 'open' }, base: { month: month(2), value: '3' }, overdue: false });
    await good(on('note-improvement', body.id, { text: '已排班' }, { as: 'agent-1' }));
    expect((await on('close-improvement', body.id, { month: month(0) })).body.code).toBe('improvement-not-done');
    await good(on('finish-improvement', body.id, { text: '已执行' }, { as: 'agent-1' }));
    expect((await on('close-improvement', body.id, { month: month(0) })).body.code).toBe('month-not-frozen');
    const closed = await good(on('close-improvement', body.id, { month: month(0) }, { after: 80 * day }));
    expect(closed.body).toMatchObject({
      state: { code: 'closed' },
      closed: { effect: { value: '5' }, movement: { code: 'as-wanted' } },
      version: 4,
    });
    const listed = await good(
      ask('list-improvements', { as: 'manager-1', query: { office: 'heping', list: 'closed' } }),
    );
    expect(listed.body.items).toMatchObject([{ id: body.id, action: '午间轮值。' }]);
    const leaves = await services.under(`COUNT#${wanted.dueOn.slice(0, 7)}#heping`);
    expect(leaves.flatMap((leaf) => Object.keys(leaf)).filter((row) => row.startsWith('improvement=on-time'))).toEqual([
      'improvement=on-time=n~n==agent-1',
    ]);
    expect(await services.under(`PROMISED#${month(2)}`)).toHaveLength(1);
    expect(await countSubject(`IMPROVEMENT#${body.id}`)).toBe(false);
  });

  test('the same request is carried out once, and another body under its key is refused', async () => {
    const key = 'the-same-request';
    const [first, again] = [await good(promise({}, { key })), await good(promise({}, { key }))];
    expect([again.body.id, again.headers['idempotency-replayed']]).toEqual([first.body.id, 'true']);
    expect((await promise({ action: '别的' }, { key })).body.code).toBe('key-reused');
    const { id } = first.body;
    const stale = await on('finish-improvement', id, { text: '已执行' }, { headers: { 'if-match': '"7"' } });
    expect([stale.status, stale.headers['etag']]).toEqual([412, '"1"']);
  });

  test('without data there is no effect to measure, and without an indicator nothing to promise', async () => {
    const { body } = await good(promise({ indicator: 'response-rate' }));
    expect(body.base).toEqual({ month: month(2), version: '1' });
    await good(on('finish-improvement', body.id, { text: '已执行' }));
    const closed = await on('close-improvement', body.id, { month: month(0) }, { after: 80 * day });
    expect(closed.body.code).toBe('effect-without-data');
    expect((await promise({ indicator: 'happiness' })).body.code).toBe('indicator-unknown');
    expect((await promise({ month: month(0) })).body.code).toBe('month-not-frozen');
    expect((await promise({ owner: 'agent-9' })).body.code).toBe('improvement-owner');
    expect((await promise({ office: 'nowhere' })).body.errors).toMatchObject([{ field: 'office' }]);
  });

  test('given up by a manager with reasons; another office neither sees nor touches it', async () => {
    const { body } = await good(promise({ owner: 'agent-2' }));
    for (const operation of ['note-improvement', 'finish-improvement', 'drop-improvement'])
      expect((await on(operation, body.id, { text: '试一试' }, { as: 'agent-9' })).status, operation).toBe(403);
    expect((await on('read-improvement', body.id, undefined, { as: 'agent-9' })).status).toBe(403);
    const dropped = await good(on('drop-improvement', body.id, { text: '网点已撤并' }));
    expect(dropped.body).toMatchObject({
      state: { code: 'dropped' },
      dropped: { text: '网点已撤并', by: 'manager-1' },
    });
    expect((await on('note-improvement', body.id, { text: '晚了' })).body.code).toBe('improvement-over');
    expect((await on('read-improvement', 'nothing')).status).toBe(404);
  });
});
