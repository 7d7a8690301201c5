import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  world = await openInterface();
  await enrol();
  const body = {
    office: 'heping',
    roles: ['manager'],
    authorities: [],
    name: '甄负责',
    phone: '0513-00000012',
    active: true,
  };
  await good(ask('enrol-staff', { as: 'manager-1', path: { staffId: 'manager-2' }, body }));
});
afterAll(() => world.stop());

const poor = { level: 'dissatisfied', tags: ['no-news'], suggestion: '等了很久也没有任何消息' };

/** A case that was rated poorly. @returns its number, and that of the repair */
async function rated(body: object = poor) {
  const caseId = await caseAfter('deliver');
  await good(ask('evaluate', { as: 'resident-1', path: { caseId }, body }));
  const { body: view } = await good(ask('read-case', { as: 'manager-1', path: { caseId } }));
  return { caseId, rating: view.ratings[0].id as string, repair: view.ratings[0].repair as string };
}

const act = (operation: string, caseId: string, as: string, body: object) =>
  ask(operation, { as, path: { caseId }, body });
const read = (caseId: string, as = 'manager-1') => ask('read-repair', { as, path: { caseId } });
const listed = async (as: string, list: string) =>
  (await good(ask('list-repairs', { as, query: { list } }))).body.items.map(({ id }: { id: string }) => id);

clause('8.3', () => {
  test('a poor rating opens its repair in the same transaction, once, with what its mender needs', async () => {
    const { caseId, rating, repair } = await rated();
    expect(repair).toMatch(/^CP\d{22}$/);
    const { body } = await good(read(repair));
    expect(body).toMatchObject({
      stage: { code: 'poor-rating', name: '差评登记' },
      rated: caseId,
      rating,
      level: { name: '不满意' },
      tags: [{ name: '没有反馈进展' }],
      suggestion: poor.suggestion,
      named: true,
      about: 'agent-1',
    });
    expect(body.dues.map(({ due }: { due: { code: string } }) => due.code)).toEqual([
      'repair-contact',
      'repair-mending',
    ]);
    expect(JSON.stringify(await world.under(`CASE#${repair}`))).not.toContain(resident.name);
    const version = body.version;
    await good(ask('evaluate', { as: 'resident-1', path: { caseId }, body: poor }));
    expect((await good(read(repair))).body.version).toBe(version);
  });

  test('mended, called back, checked by somebody else', async () => {
    const { repair } = await rated();
    await good(act('assign-repair', repair, 'manager-2', { handler: 'agent-2' }));
    expect(await listed('agent-2', 'mine')).toContain(repair);
    expect(await act('record-mending', repair, 'agent-2', { outcome: 'corrected', measures: '已致歉' })).toMatchObject({
      status: 409,
      body: { code: 'contact-first', clause: '8.3' },
    });
    const { body: person } = await good(act('reveal-rater', repair, 'agent-2', { reason: '电话联系评价人' }));
    expect(person.phone).toBe(resident.phone);
    await good(act('contact-rater', repair, 'agent-2', { means: 'phone', note: '反映没有收到进展' }));
    await good(act('record-mending', repair, 'agent-2', { outcome: 'corrected', measures: '已致歉，每两日反馈一次' }));
    await good(act('call-rater-back', repair, 'agent-2', { result: 'satisfied' }));
    const check = { passed: true, note: '整改属实' };
    expect(await act('check-repair', repair, 'agent-2', check)).toMatchObject({ status: 403 });
    const { body } = await good(act('check-repair', repair, 'manager-2', check));
    expect(body).toMatchObject({
      stage: { code: 'mended' },
      calls: [{ result: { name: '满意' } }],
      allowed: ['reveal-rater'],
    });
    expect(await listed('manager-2', 'closed')).toContain(repair);
    expect(await listed('manager-2', 'open')).not.toContain(repair);
  });

  test('whom it is about sees nothing of it, and mends nothing', async () => {
    const { caseId, repair } = await rated();
    expect(await read(repair, 'agent-1')).toMatchObject({ status: 403 });
    expect(await listed('agent-1', 'mine')).not.toContain(repair);
    expect(await ask('list-repairs', { as: 'agent-1', query: { list: 'open' } })).toMatchObject({ status: 403 });
    expect(await act('assign-repair', repair, 'manager-2', { handler: 'agent-1' })).toMatchObject({
      status: 403,
      body: { code: 'rated-person' },
    });
    const { body } = await good(ask('read-case', { as: 'agent-1', path: { caseId } }));
    expect(JSON.stringify(body)).not.toContain(repair);
    const { body: course } = await good(ask('read-course', { as: 'agent-1', path: { caseId } }));
    expect(JSON.stringify(course)).not.toContain(repair);
  });

  test('ordinary lists and reads know nothing of it', async () => {
    const { repair } = await rated();
    const { body } = await good(ask('list-cases', { as: 'manager-2', query: { list: 'open', limit: '100' } }));
    expect(body.items.some(({ id }: { id: string }) => id === repair)).toBe(false);
    expect(await ask('read-case', { as: 'manager-2', path: { caseId: repair } })).toMatchObject({ status: 404 });
    expect(await ask('read-own-case', { as: 'resident-1', path: { caseId: repair } })).toMatchObject({ status: 404 });
  });

  test('an anonymous rater is neither shown nor called', async () => {
    const { repair } = await rated({ ...poor, anonymous: true });
    await good(act('assign-repair', repair, 'manager-2', { handler: 'agent-2' }));
    expect(await act('reveal-rater', repair, 'agent-2', { reason: '联系' })).toMatchObject({ status: 404 });
    expect(await act('contact-rater', repair, 'agent-2', { means: 'phone', note: '联系' })).toMatchObject({
      status: 409,
      body: { code: 'rater-anonymous' },
    });
    const { body } = await good(act('record-mending', repair, 'agent-2', { outcome: 'planned', measures: '列入台账' }));
    expect(body.stage.code).toBe('mend-check');
  });

  test('found invalid by two people, it ends with the second judgement', async () => {
    const { caseId, rating: ratingId, repair } = await rated();
    const judge = (as: string) =>
      ask('judge-rating', { as, path: { caseId, ratingId }, body: { verdict: 'invalid', reason: '经核实系恶意评价' } });
    await good(judge('manager-1'));
    expect((await good(read(repair))).body.stage.code).toBe('poor-rating');
    await good(judge('manager-2'));
    expect((await good(read(repair))).body.stage.code).toBe('mend-void');
  });
});
