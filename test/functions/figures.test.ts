import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../domain/calendar.ts';
import { indicators } from '../../domain/measure/indicators/all.ts';
import { cases } from '../../functions/store.ts';
import { countCase } from '../../functions/tasks/count-case.ts';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good, registered, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
const month = dayOf(new Date().toISOString()).slice(0, 7);
/** Registered at the township, at its neighbour, and one that was terminated. */
let here: string[];
let there: string;
let ended: string;

beforeAll(async () => {
  services = await openInterface();
  await enrol();
  here = [await registered(), await registered({ as: 'resident-2' }), await registered({ as: 'resident-3' })];
  there = await registered({ as: 'resident-4', body: { ...wish, office: 'anle', principal: resident } });
  ended = await caseAfter('notice');
  const told = { means: 'in-person', on: dayAfter(0) };
  await good(
    ask('terminate', {
      as: 'agent-1',
      path: { caseId: ended },
      body: { ground: 'principal-asked', explanation: '委托方自行办理', told },
    }),
  );
  for (const id of [...here, there, ended]) {
    const found = await cases().find(id);
    if (found) await countCase(found);
  }
});
afterAll(() => services.stop());

interface Shown {
  readonly indicator: { readonly code: string };
  readonly status: { readonly code: string };
  readonly numerator?: number;
  readonly denominator?: number;
  readonly excluded?: readonly { readonly count: number }[];
}
type Line = {
  readonly case: { readonly id: string; readonly principal: string };
  readonly counts: { count: number }[];
};

const figures = async (as: string, query: Record<string, string> = {}) =>
  (await good(ask('read-figures', { as, query: { month, ...query } }))).body;
const figure = (of: { figures: Shown[] }, code: string) => of.figures.find(({ indicator }) => indicator.code === code);

async function behind(as: string, indicatorId: string, query: Record<string, string> = {}): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: string | undefined;
  do {
    const asked = { as, path: { indicatorId }, query: { month, ...query, ...(cursor ? { cursor } : {}) } };
    const { body } = await good(ask('list-figure-cases', asked));
    lines.push(...body.items);
    cursor = body.next;
  } while (cursor);
  return lines;
}

/** What the cases behind one part of a figure add up to. */
const total = async (id: string, part: string): Promise<number> =>
  (await behind('manager-1', id, { part, limit: '100' }))
    .flatMap(({ counts }) => counts)
    .reduce((sum, { count }) => sum + count, 0);

clause('8.3', () => {
  test('every indicator is published with what it divides, what is left out, its version and since when it holds', async () => {
    const { body } = await good(ask('read-indicators'));
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(indicators.map(({ id }) => id));
    const rate = body.items.find(({ kind }: { kind: { code: string } }) => kind.code === 'rate');
    expect(rate).toMatchObject({ unit: '%', version: '1', effectiveFrom: '2026-01' });
    expect(rate.denominator.length).toBeGreaterThan(0);
  });

  describe('figures', () => {
    test('are those of an office with all below it, in the order of the definitions', async () => {
      const district = await figures('manager-1');
      expect(district.figures.map(({ indicator }: Shown) => indicator.code)).toEqual(indicators.map(({ id }) => id));
      expect(figure(district, 'requests')).toMatchObject({ status: { code: 'shown' }, numerator: 5 });
      expect(figure(await figures('manager-1', { office: 'heping' }), 'requests')?.numerator).toBe(4);
      expect(figure(await figures('agent-9'), 'requests')?.numerator).toBe(1);
    });

    test('by office, item, channel, group and staff, each with its name', async () => {
      const { tables } = await figures('manager-1', { by: 'own-office' });
      expect(tables).toHaveLength(1);
      const rows = tables[0].rows.map((row: { key: string; name: string } & { figures: Shown[] }) => [
        row.key,
        figure(row, 'requests')?.numerator,
      ]);
      expect(rows).toEqual([
        ['anle', 1],
        ['heping', 4],
      ]);
      for (const by of ['office', 'item', 'service', 'channel', 'group', 'staff'])
        expect((await figures('manager-1', { by })).tables[0].by.code).toBe(by);
    });

    test('what nobody has recorded is no data, never zero; a month of nothing neither', async () => {
      const empty = await figures('manager-1', { month: '2026-01' });
      expect(empty.frozen).toBe(true);
      const rates = empty.figures.filter(({ status }: Shown) => status.code !== 'no-data');
      expect(rates.every(({ numerator }: Shown) => numerator === 0)).toBe(true);
      expect(empty.figures.some(({ status }: Shown) => status.code === 'no-data')).toBe(true);
    });

    test('of a month that is not over are those up to now', async () => {
      const { frozen, asOf } = await figures('manager-1');
      expect(frozen).toBe(false);
      expect(Date.parse(asOf)).toBeLessThanOrEqual(Date.now() + 1000);
    });

    test('are for managers of the office or above it', async () => {
      for (const as of ['agent-1', 'helper-1'])
        expect((await ask('read-figures', { as, query: { month } })).status).toBe(403);
      expect((await ask('read-figures', { as: 'agent-9', query: { month, office: 'heping' } })).status).toBe(403);
      expect((await ask('read-figures', { as: 'agent-9', query: { month: '2026-13' } })).status).toBe(400);
    });

    test('read no more when other months fill', async () => {
      const cost = async () => {
        const { readUnits } = services.meter;
        await figures('agent-9');
        return services.meter.readUnits - readUnits;
      };
      const before = await cost();
      const found = await cases().find(here[0]!);
      expect(found && (await countCase(found))).toBe(false);
      expect(await cost()).toBe(before);
      expect(before).toBeLessThanOrEqual(5);
    });
  });

  describe('the cases behind a figure', () => {
    test('add up to it: what it counts, what that is divided by, what was left out', async () => {
      const { figures: all } = await figures('manager-1');
      const shown = all.filter(({ status }: Shown) => status.code === 'shown') as Shown[];
      expect(shown.length).toBeGreaterThan(12);
      for (const whole of shown) {
        const id = whole.indicator.code;
        const kind = indicators.find((each) => each.id === id)?.kind;
        if (kind !== 'score') expect(await total(id, 'numerator'), id).toBe(whole.numerator);
        if (kind === 'rate') expect(await total(id, 'denominator'), id).toBe(whole.denominator);
        expect(await total(id, 'excluded'), id).toBe((whole.excluded ?? []).reduce((sum, { count }) => sum + count, 0));
      }
    });

    test('are shown masked, page by page, to those who may see them', async () => {
      const lines = await behind('manager-1', 'requests', { limit: '2' });
      expect(lines.map((line) => line.case.id).sort()).toEqual([...here, there, ended].sort());
      for (const line of lines) expect(line.case.principal).toMatch(/\*/);
      expect((await behind('agent-9', 'requests')).map((line) => line.case.id)).toEqual([there]);
    });

    test('are refused to others; an indicator that does not exist is none', async () => {
      const asked = { path: { indicatorId: 'requests' }, query: { month } };
      expect((await ask('list-figure-cases', { ...asked, as: 'agent-1' })).status).toBe(403);
      const unknown = await ask('list-figure-cases', { ...asked, as: 'manager-1', path: { indicatorId: 'nothing' } });
      expect([unknown.status, unknown.body.code]).toEqual([404, 'indicator-unknown']);
      const future = await ask('list-figure-cases', { ...asked, as: 'manager-1', query: { month: '2025-12' } });
      expect(future.body.code).toBe('indicator-unknown');
    });
  });

  test('cost two write units for each item that counting changes, as docs/access-patterns.md says, and none when nothing changes', async () => {
    const cost = async (work: () => Promise<unknown>) => {
      const { writeUnits, itemsWritten } = services.meter;
      await work();
      return [services.meter.writeUnits - writeUnits, services.meter.itemsWritten - itemsWritten];
    };
    const counted = async (id: string) => {
      const found = await cases().find(id);
      return cost(async () => found && countCase(found));
    };
    const [received, entrusted] = [await caseAfter('receive'), await caseAfter('notice')];
    expect(await counted(received)).toEqual([6, 3]);
    // What is due in a later month lies there.
    const [units = 0, items = 0] = await counted(entrusted);
    expect(units).toBe(2 * items);
    expect(items).toBeLessThanOrEqual(5);
    expect(await counted(entrusted)).toEqual([0, 0]);
  });
});
