import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterprise } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good, registered, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const raise = (caseId: string, by: string) =>
  ask('raise-again', { as: 'manager-1', path: { caseId }, body: { by, reason: '因同一事再次申请' } });

describe('a need that is raised again', () => {
  test('by the same principal soon after the end is recorded in the case that was closed', async () => {
    const ended = await caseAfter('deliver');
    const again = await registered({ after: 86_400_000 });
    const { body } = await good(raise(ended, again));
    expect(body.allowed).not.toContain('raise-again');
    const course = await good(ask('read-course', { as: 'agent-1', path: { caseId: ended } }));
    expect(JSON.stringify(course.body)).toContain(`再次提出：${again}`);
    const [same, other] = [await raise(ended, again), await raise(ended, await registered({ after: 86_400_000 }))];
    expect([same.status, other.body.code]).toEqual([200, 'already-raised-again']);
  });

  test('by somebody else, or by no case at all, is refused', async () => {
    const ended = await caseAfter('deliver');
    const other = await registered({ after: 86_400_000, as: 'resident-2', body: { ...wish, principal: enterprise } });
    const refusals = await Promise.all([raise(ended, other), raise(ended, `DB${'0'.repeat(22)}`)]);
    expect(refusals.map(({ body }) => [body.code, body.clause])).toEqual([
      ['raised-by-other', '8.3'],
      ['raised-unknown', '8.3'],
    ]);
  });
});
