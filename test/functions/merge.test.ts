import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterprise, youth } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good, registered, uploaded, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const merge = (caseId: string, into: string, as = 'agent-1', headers: Record<string, string> = {}) =>
  ask('merge-case', { as, path: { caseId }, body: { into, reason: '同一需求重复登记' }, headers });
const read = async (caseId: string) => (await good(ask('read-case', { as: 'agent-1', path: { caseId } }))).body;

describe('a need that was registered twice', () => {
  test('goes on in the older case, which has the files and the link; the younger is over', async () => {
    const older = await registered({ after: -60_000 });
    const younger = await registered();
    const file = await uploaded(younger, 'other');
    expect((await read(younger)).allowed).toContain('merge-case');
    const headers = { 'idempotency-key': 'merged-once-only' };
    const { body } = await good(merge(younger, older, 'agent-1', headers));
    expect(body).toMatchObject({
      stage: { code: 'merged', name: '已并入' },
      mergedInto: { caseId: older, reason: '同一需求重复登记' },
      allowed: expect.not.arrayContaining(['merge-case']),
      next: [],
    });
    const again = await good(merge(younger, older, 'agent-1', headers));
    expect(again.headers['idempotency-replayed']).toBe('true');
    const joined = await read(older);
    expect(joined.duplicates).toEqual([{ caseId: younger, need: wish.need, repetitions: 1 }]);
    expect(joined.documents.map(({ id }: { id: string }) => id)).toContain(file);
    await good(ask('open-document', { as: 'agent-1', path: { caseId: older, documentId: file } }));
    const course = await good(ask('read-course', { as: 'agent-1', path: { caseId: older } }));
    expect(JSON.stringify(course.body)).toContain('并入重复登记的案件');
    const closed = await good(ask('list-cases', { as: 'agent-1', query: { list: 'closed' } }));
    expect(closed.body.items.map(({ id }: { id: string }) => id)).toContain(younger);
  });

  test('asked at once by two, it is joined once', async () => {
    const older = await registered({ after: -60_000 });
    const younger = await registered();
    const answers = await Promise.all([merge(younger, older), merge(younger, older, 'agent-2')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await read(older)).duplicates).toHaveLength(1);
  });

  test('of another person, or under a number that is none, is not joined, and neither case is touched', async () => {
    const older = await registered({ after: -60_000, as: 'resident-2', body: { ...wish, principal: enterprise } });
    const younger = await registered();
    const refusals = await Promise.all([merge(younger, older), merge(younger, `DB${'0'.repeat(22)}`)]);
    expect(refusals.map(({ body }) => [body.code, body.clause])).toEqual([
      ['duplicate-other-person', '7.2.1.1'],
      ['duplicate-unknown', '7.2.1.1'],
    ]);
    expect([(await read(older)).version, (await read(younger)).version]).toEqual([1, 1]);
  });
});

describe('a registration tells which open cases it may repeat', () => {
  const atWindow = (body: object, as = 'agent-1') =>
    good(ask('register-at-window', { as, body: { need: '办理登记', items: ['GT-SETUP'], principal: youth, ...body } }));
  const alike = async (body: object = {}, as = 'agent-1') => (await atWindow(body, as)).body.possibleDuplicates;

  test('to staff those of the same principal and item at their office, numbers alone; what is over is none', async () => {
    const { body: first } = await atWindow({});
    expect(first.possibleDuplicates).toBeUndefined();
    expect(await alike({ items: ['SS-CARD'] })).toBeUndefined();
    const { body: second } = await atWindow({ items: ['SS-CARD', 'GT-SETUP'] });
    expect(second.possibleDuplicates).toHaveLength(2);
    expect(second.possibleDuplicates).toContain(first.id);
    const log = await services.under(`ACCESS#${first.id}`);
    expect(log.at(-1)).toMatchObject({ act: { S: 'register-at-window' }, actor: { M: { id: { S: 'agent-1' } } } });
    expect(await alike({}, 'agent-9')).toBeUndefined();
    const decline = { explanation: '不属于服务范围', guidedTo: '邻区' };
    await good(ask('decline', { as: 'agent-1', path: { caseId: first.id }, body: decline }));
    expect(await alike()).not.toContain(first.id);
  });

  test('to a principal those of the own account', async () => {
    const online = (as: string) => good(ask('register-online', { as, body: { ...wish, items: ['SS-CARD'] } }));
    const { body: first } = await online('resident-7');
    expect(first.possibleDuplicates).toBeUndefined();
    expect((await online('resident-7')).body.possibleDuplicates).toEqual([first.id]);
    expect((await online('resident-8')).body.possibleDuplicates).toBeUndefined();
    const own = await good(ask('read-own-case', { as: 'resident-7', path: { caseId: first.id } }));
    expect(own.body.possibleDuplicates).toBeUndefined();
  });
});
