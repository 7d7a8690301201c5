import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterprise } from '../people.ts';
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
