import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clauses } from '../../domain/standard.ts';
import { cases } from '../../functions/store.ts';
import { chainOf } from '../../functions/views/conformance.ts';
import type { ConformanceView } from '../../functions/views/shapes/course.ts';
import { clause } from '../clause.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
let caseId: string;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  caseId = await caseAfter('handBack');
});
afterAll(() => services.stop());

const day = 86_400_000;

async function read(of: string, as = 'agent-1', after = 0): Promise<ConformanceView> {
  const operation = as.startsWith('resident') ? 'read-own-conformance' : 'read-conformance';
  return (await good(ask(operation, { as, path: { caseId: of }, after }))).body;
}

const on = ({ clauses: all }: ConformanceView, number: string) => all.find((each) => each.number === number);

describe('a case and the standard, asked through the interface', () => {
  test('answers every clause with its words, its citation and how the case stands to it', async () => {
    const view = await read(caseId);
    expect(view.clauses.map(({ number }) => number)).toEqual(Object.keys(clauses));
    expect(on(view, 'A.3.2')).toMatchObject({
      citation: '附录A 三.2',
      words: clauses['A.3.2'].words,
      status: { code: 'obeyed', name: '符合' },
      why: '未全部准予的结果已告知行政复议和行政诉讼的途径。',
      proof: [{ event: 'ResultRecorded', act: '取得审批结果', actor: '和平镇便民服务中心 甄帮办', matter: 'm1' }],
    });
    expect(on(view, '5.1.3')).toMatchObject({ status: { code: 'general', name: '非单案' }, proof: [] });
  });

  test('counts the clauses per status', async () => {
    const view = await read(caseId);
    const counted = (code: string) => view.clauses.filter(({ status }) => status.code === code).length;
    expect(view.counts.map(({ code, count }) => [code, count])).toEqual(
      ['obeyed', 'not-applicable', 'open', 'broken', 'general'].map((code) => [code, counted(code)]),
    );
    expect(view.counts.find(({ code }) => code === 'broken')?.count).toBe(0);
  });

  test('what is awaited has its deadline; when that has passed it is broken', async () => {
    const fresh = await caseAfter('register');
    expect(on(await read(fresh), '7.2.1.1')).toMatchObject({
      status: { code: 'open', name: '待履行' },
      deadline: { at: expect.stringMatching(/Z$/), provisional: expect.any(Boolean) },
    });
    expect(on(await read(fresh, 'agent-1', 30 * day), '7.2.1.1')?.status.code).toBe('broken');
  });

  test('verifies the chain of the history', async () => {
    const found = (await cases().find(caseId))!;
    const { chain } = await read(caseId);
    expect(chain).toEqual({ ok: true, head: found.head, commits: found.history.length });
    const altered = found.history.with(2, { ...found.history[2]!, at: '2026-01-01T00:00:00.000Z' });
    expect(chainOf({ ...found, history: altered })).toMatchObject({ ok: false, brokenAt: 3 });
    expect(chainOf({ ...found, history: found.history.slice(0, -1) })).toMatchObject({
      ok: false,
      brokenAt: found.history.length,
    });
  });

  test('a principal is told by offices, without the names of staff', async () => {
    const view = await read(caseId, 'resident-1');
    expect(on(view, '7.2.4')?.proof.at(-1)).toMatchObject({ act: '通知或送达办理结果', actor: '和平镇便民服务中心' });
    expect(JSON.stringify(view)).not.toMatch(/agent-1|甄帮办|𬱖|resident-1/);
  });
});

clause('5.3.2', () => {
  test('staff who read it are in the access log', async () => {
    await read(caseId, 'agent-2');
    const { body } = await good(ask('read-access-log', { as: 'manager-1', path: { caseId }, query: { limit: '2' } }));
    expect(body.items[1]).toMatchObject({
      operation: 'read-conformance',
      act: '查看标准符合情况',
      actorId: 'agent-2',
    });
  });
});
