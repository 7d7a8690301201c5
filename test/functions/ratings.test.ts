import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../functions/store.ts';
import { invite } from '../../functions/tasks/invite.ts';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { type Ask, ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good, uploaded } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  world = await openInterface();
  await enrol();
  for (const [staffId, office] of [
    ['manager-2', 'heping'],
    ['manager-3', 'heping'],
  ])
    await good(
      ask('enrol-staff', {
        as: 'manager-1',
        path: { staffId: staffId as string },
        body: { office, roles: ['manager'], authorities: [], name: '甄负责', phone: '0513-00000012', active: true },
      }),
    );
});
afterAll(() => world.stop());

/** The commit by which the principal was asked. */
async function asking(caseId: string) {
  const found = await cases().find(caseId);
  const commit = found?.history.find(({ events }) => events.some(({ type }) => type === 'EvaluationInvited'));
  if (!commit) throw new Error('Nobody was asked');
  return commit;
}

const tokenIn = (address: string): string => address.split('/').at(-2) ?? '';
const linked = async (caseId: string) => tokenIn((await invite(await asking(caseId)))?.address ?? '');

async function session(caseId: string, device: string): Promise<string> {
  const { body } = await good(ask('open-rating-session', { as: 'agent-1', path: { caseId }, body: { device } }));
  return tokenIn(body.address);
}

const show = (token: string, more: Ask = {}) => ask('read-rating-link', { path: { token }, ...more });
const rate = (token: string, body: object, more: Ask = {}) =>
  ask('evaluate-by-link', { path: { token }, body, ...more });
const seen = async (caseId: string, as = 'manager-1') => (await good(ask('read-case', { as, path: { caseId } }))).body;
const judge = (caseId: string, ratingId: string, as: string, verdict: string, reason = '经电话核实') =>
  ask('judge-rating', { as, path: { caseId, ratingId }, body: { verdict, reason } });
const listed = async (as = 'manager-1', query: Record<string, string> = { office: 'heping' }) =>
  (await good(ask('list-doubted-ratings', { as, query }))).body.items;

const minute = 60_000;

clause('7.2.6', () => {
  test('the link of the notice shows what is rated, no person, and rates it', async () => {
    const caseId = await caseAfter('deliver');
    const token = await linked(caseId);
    const { body: form } = await good(show(token));
    expect(form).toMatchObject({ service: { code: 'agency' }, items: [{ name: '个体工商户设立登记' }] });
    expect(form.levels.map(({ name, stars }: { name: string; stars: number }) => [name, stars])).toEqual([
      ['非常满意', 5],
      ['满意', 4],
      ['基本满意', 3],
      ['不满意', 2],
      ['非常不满意', 1],
    ]);
    for (const word of [resident.name, resident.phone, resident.identityNumber, caseId])
      expect(JSON.stringify(form) + token).not.toContain(word);
    const rating = { level: 'very-satisfied', tags: ['few-trips'], suggestion: '希望周末也能办理业务' };
    await good(rate(token, rating, { after: minute }));
    const view = await seen(caseId);
    expect(view.evaluation).toMatchObject({
      level: { code: 'very-satisfied', nationalCode: 1, stars: 5 },
      channel: { code: 'link' },
      tags: [{ name: '少跑腿' }],
      named: true,
    });
    expect(view.ratings[0].flags).toBeUndefined();
  });

  test('the same notice sent twice carries the same link, also after it was used', async () => {
    const caseId = await caseAfter('deliver');
    const [first, second] = [await linked(caseId), await linked(caseId)];
    expect(second).toBe(first);
    await good(show(first));
    await good(rate(first, { level: 'satisfied' }, { after: minute }));
    await linked(caseId);
    expect(await show(first)).toMatchObject({ status: 410, body: { code: 'link-used' } });
  });

  test('a used, an expired, an unknown and a foreign link are refused plainly', async () => {
    const caseId = await caseAfter('deliver');
    const token = await linked(caseId);
    const late = { after: 40 * 24 * 60 * minute };
    expect(await rate(token, { level: 'satisfied' }, late)).toMatchObject({
      status: 410,
      body: { code: 'link-expired' },
    });
    await good(rate(token, { level: 'satisfied' }));
    for (const level of ['satisfied', 'dissatisfied'])
      expect(await rate(token, { level })).toMatchObject({ status: 410, body: { code: 'link-used' } });
    expect(await rate('a'.repeat(43), { level: 'satisfied' })).toMatchObject({
      status: 404,
      body: { code: 'link-unknown' },
    });
    const signing = await caseAfter('draft');
    const { body } = await good(
      ask('issue-signing-link', {
        as: 'agent-1',
        path: { caseId: signing },
        body: { purpose: 'agreement', channel: 'qr-code' },
      }),
    );
    const foreign = body.address.split('/').at(-1);
    expect(await show(foreign)).toMatchObject({ status: 404, body: { code: 'link-unknown' } });
    expect(await ask('read-link', { path: { token } })).toMatchObject({ status: 404, body: { code: 'link-unknown' } });
  });

  test('two who rate at once by the same link are one rating', async () => {
    const caseId = await caseAfter('deliver');
    const token = await linked(caseId);
    const both = await Promise.all([rate(token, { level: 'satisfied' }), rate(token, { level: 'dissatisfied' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await seen(caseId)).ratings).toHaveLength(1);
  });

  test('an unfinished case has no link, opens no device, and takes no rating', async () => {
    const caseId = await caseAfter('result');
    const refusal = { status: 409, body: { code: 'service-not-ended', clause: '7.2.6' } };
    expect(
      await ask('open-rating-session', { as: 'agent-1', path: { caseId }, body: { device: 'PJQ-01' } }),
    ).toMatchObject(refusal);
    expect(await ask('evaluate', { as: 'resident-1', path: { caseId }, body: { level: 'satisfied' } })).toMatchObject(
      refusal,
    );
    const phone = { channel: 'phone', level: 'satisfied' };
    expect(await ask('record-evaluation', { as: 'helper-1', path: { caseId }, body: phone })).toMatchObject(refusal);
  });

  test('at a counter device the levels are stars, once, and for minutes', async () => {
    const caseId = await caseAfter('deliver');
    const token = await session(caseId, 'PJQ-01');
    await good(show(token));
    expect(await rate(token, { stars: 1 }, { after: 20 * minute })).toMatchObject({ body: { code: 'link-expired' } });
    expect((await good(rate(token, { stars: 1 }, { after: minute }))).body.level.name).toBe('非常不满意');
    expect(await rate(token, { stars: 5 })).toMatchObject({ body: { code: 'link-used' } });
    expect(await rate(await session(caseId, 'PJQ-01'), { stars: 6 })).toMatchObject({ status: 422 });
    expect((await seen(caseId)).evaluation).toMatchObject({ level: { stars: 1 }, channel: { code: 'device' } });
  });

  test('told by phone, and on paper with the paper; the last one counts', async () => {
    const caseId = await caseAfter('deliver');
    const record = (as: string, body: object) => ask('record-evaluation', { as, path: { caseId }, body });
    const phone = { channel: 'phone', level: 'satisfied' };
    expect(await record('agent-1', phone)).toMatchObject({ status: 403, body: { code: 'rated-person' } });
    await good(record('helper-1', phone));
    const paper = { channel: 'paper', level: 'basically-satisfied', documentId: 'none' };
    expect(await record('agent-1', paper)).toMatchObject({ status: 409, body: { code: 'rating-paper-missing' } });
    await good(record('agent-1', { ...paper, documentId: await uploaded(caseId, 'other') }));
    const view = await seen(caseId);
    expect(view.evaluation).toMatchObject({ level: { code: 'basically-satisfied' }, channel: { code: 'paper' } });
    expect(view.ratings).toHaveLength(2);
  });

  test('what is suspicious counts, stands on the list of its office, and goes when two people agree', async () => {
    const caseId = await caseAfter('deliver');
    const token = await linked(caseId);
    await good(rate(token, { level: 'very-satisfied' }));
    const view = await seen(caseId);
    expect(view.evaluation.level.code).toBe('very-satisfied');
    expect(view.ratings[0].flags).toMatchObject([{ code: 'too-fast' }]);
    const [line] = (await listed()).filter((each: { caseId: string }) => each.caseId === caseId);
    expect(line).toMatchObject({ rating: view.evaluation.id, judged: 0, flags: [{ name: '打开后过快提交' }] });
    expect(view.allowed).toContain('judge-rating');
    await good(judge(caseId, line.rating, 'manager-1', 'invalid'));
    expect((await seen(caseId)).evaluation.level.code).toBe('very-satisfied');
    expect(await judge(caseId, line.rating, 'manager-1', 'invalid', '再核')).toMatchObject({
      status: 403,
      body: { code: 'second-person' },
    });
    await good(judge(caseId, line.rating, 'manager-2', 'invalid'));
    const after = await seen(caseId);
    expect(after.evaluation).toBeUndefined();
    expect(after.ratings[0]).toMatchObject({ settled: { code: 'invalid' }, judgements: [{}, {}] });
    expect((await listed()).some((each: { caseId: string }) => each.caseId === caseId)).toBe(false);
  });

  test('flags and judgements are for managers whom it does not concern', async () => {
    const caseId = await caseAfter('deliver');
    await good(rate(await linked(caseId), { level: 'satisfied' }));
    for (const as of ['agent-1', 'helper-1']) expect((await seen(caseId, as)).ratings).toBeUndefined();
    const { body } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(body.ratings).toBeUndefined();
    expect(body.evaluation.flags).toBeUndefined();
    expect(await ask('list-doubted-ratings', { as: 'agent-1' })).toMatchObject({ status: 403 });
    expect(await ask('list-doubted-ratings', { as: 'agent-9', query: { office: 'heping' } })).toMatchObject({
      status: 403,
    });
  });

  test('five on one device within minutes are looked at twice, and three with the same words', async () => {
    const words = { suggestion: '服务非常周到，值得大家学习！' };
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      const caseId = await caseAfter('deliver');
      const token = await session(caseId, 'PJQ-02');
      await good(show(token));
      await good(rate(token, { stars: 5, ...(count < 3 ? words : {}) }, { after: minute }));
      ids.push(caseId);
    }
    const flags = await Promise.all(
      ids.map(async (id) => (await seen(id)).ratings[0].flags?.map(({ code }: { code: string }) => code)),
    );
    expect(flags).toEqual([undefined, undefined, ['same-words'], undefined, ['device-burst']]);
    const item = JSON.stringify(await world.under('SEEN#device#PJQ-02'));
    expect(item).not.toContain('周到');
  });
});

clause('7.1.3', () => {
  test('tags that do not suit the level are refused; rating again is one rating', async () => {
    const caseId = await caseAfter('deliver');
    const evaluate = (body: object) => ask('evaluate', { as: 'resident-1', path: { caseId }, body });
    expect(await evaluate({ level: 'dissatisfied', tags: ['few-trips'] })).toMatchObject({
      status: 409,
      body: { code: 'tags-mismatch' },
    });
    await good(evaluate({ level: 'dissatisfied', tags: ['late'] }));
    await good(evaluate({ level: 'satisfied' }));
    const view = await seen(caseId);
    expect([view.evaluation.level.code, view.ratings.length]).toEqual(['satisfied', 2]);
    expect(view.version).toBe((await good(evaluate({ level: 'satisfied' }))).body.version);
  });
});
