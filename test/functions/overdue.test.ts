import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../domain/context.ts';
import { contextFor } from '../../functions/district.ts';
import { cases } from '../../functions/store.ts';
import { markOverdue, oldestOverdue } from '../../functions/tasks/reconcile.ts';
import type { Found } from '../../store/cases.ts';
import { clause } from '../clause.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good, registered } from './story.ts';

const day = 86_400_000;
let first: string;
let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

/** What reconciliation goes by, so many days from now. */
const inDays = (days: number): Context =>
  contextFor({ kind: 'system', task: 'reconcile' }, new Date(Date.now() + days * day).toISOString());

const load = async (caseId: string): Promise<Found> => {
  const found = await cases().find(caseId);
  if (!found) throw new Error(`${caseId} is not there`);
  return found;
};

/** Reconciliation looks at the case, so many days from now. */
const lookAt = async (caseId: string, days: number) => markOverdue(await load(caseId), inDays(days));

/** How many requests the table had for this. */
async function requests(work: () => Promise<unknown>): Promise<number> {
  const count = () => Object.values(services.meter.calls).reduce((sum, calls) => sum + calls, 0);
  const before = count();
  await work();
  return count() - before;
}

clause('7.2.3.3', () => {
  test('the oldest missed deadline of all offices is told, by four reads and one case', async () => {
    const caseId = await registered();
    first = caseId;
    await lookAt(caseId, 0);
    expect(await oldestOverdue(inDays(30))).toBe(0);
    await lookAt(caseId, 20);
    const { dueAt = '' } = await load(caseId);
    const then = inDays(30);
    expect(await oldestOverdue(then)).toBe(Math.round((Date.parse(then.now) - Date.parse(dueAt)) / 1000));
    expect(await requests(() => oldestOverdue(then))).toBe(5);
    expect(await requests(() => lookAt(caseId, 20))).toBe(1);
  });

  test('cases that were closed since count no more, and their marks go as they are read', async () => {
    const late = [first, await registered({ as: 'resident-2' })];
    await lookAt(late[1] ?? '', 20);
    expect((await load(late[1] ?? '')).dispatch?.overdueSince).toEqual(expect.any(String));
    const owners = ['resident-1', 'resident-2'];
    for (const [index, caseId] of late.entries())
      await good(ask('withdraw', { as: owners[index] ?? '', path: { caseId }, body: {} }));
    expect(await oldestOverdue(inDays(30))).toBe(0);
    for (const caseId of late) expect((await load(caseId)).dispatch?.overdueSince).toBeUndefined();
  });
});
