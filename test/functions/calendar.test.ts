import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownUntil } from '../../domain/calendar-end.ts';
import type { Context } from '../../domain/context.ts';
import { dues } from '../../domain/due.ts';
import { contextFor } from '../../functions/district.ts';
import { cases } from '../../functions/store.ts';
import { relist } from '../../functions/tasks/reconcile.ts';
import type { Found } from '../../store/cases.ts';
import { clause } from '../clause.ts';
import { calendar } from '../given.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good, registered } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

/** An hour before the office closes for the last time in the last year with a notice. */
const lastHour = Date.parse(`${knownUntil(calendar)}T08:00:00.000Z`);
const next = String(Number(knownUntil(calendar).slice(0, 4)) + 1);

/** What reconciliation goes by then; `more` is the notice of the next year, entered meanwhile. */
function context(more: Context['calendar']['years'] = {}): Context {
  const now = contextFor({ kind: 'system', task: 'reconcile' }, new Date(lastHour + 60_000).toISOString());
  return { ...now, calendar: { ...calendar, years: { ...calendar.years, ...more } } };
}
const notice = {
  [next]: {
    notice: '试行通知',
    holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `${next}-01-0${day}`),
    workingWeekends: [],
  },
};

const load = async (caseId: string): Promise<Found> => (await cases().find(caseId)) as Found;
const headOf = async (caseId: string) =>
  (await services.under(`CASE#${caseId}`)).find(({ sk }) => sk.S === 'HEAD') as Record<string, { S: string }>;

async function writes(work: () => Promise<unknown>): Promise<number> {
  const before = services.meter.writeUnits;
  await work();
  return services.meter.writeUnits - before;
}

clause('A.7.1', () => {
  test('a notice that is entered moves the stored date of a running case and its place in the list; its history stays', async () => {
    const caseId = await registered({ after: lastHour - 60_000 - Date.now() });
    const before = await load(caseId);
    const promised = dues(before.now, context().calendar, context().deadlines)[0];
    expect(promised).toMatchObject({ name: 'reception', provisional: true });
    expect(before.dueAt).toBe(promised?.at);
    expect(await writes(() => relist(before, context()))).toBe(0);

    await relist(before, context(notice));
    const after = await load(caseId);
    const moved = dues(after.now, context(notice).calendar, context().deadlines)[0];
    expect(moved).toMatchObject({ name: 'reception', provisional: false });
    expect(Date.parse(moved?.at ?? '')).toBeGreaterThan(Date.parse(`${next}-01-07T16:00:00.000Z`));
    expect(after.dueAt).toBe(moved?.at);
    expect((await headOf(caseId))['gsi1sk']?.S).toBe(`${moved?.at}#${caseId}`);
    expect([after.version, after.head, after.history]).toEqual([before.version, before.head, before.history]);
    expect(await writes(() => relist(after, context(notice)))).toBe(0);
  });

  test('a case that was changed meanwhile keeps what the change has stored', async () => {
    const caseId = await registered({ as: 'resident-2', after: lastHour - 60_000 - Date.now() });
    const before = await load(caseId);
    await good(ask('receive', { as: 'agent-1', path: { caseId }, body: { told: '已说明流程' } }));
    const received = await load(caseId);
    await relist(before, context(notice));
    expect(await load(caseId)).toEqual(received);
  });
});
