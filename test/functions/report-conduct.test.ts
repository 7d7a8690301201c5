import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const words = '暗示另付辛苦费';
const answer = { outcome: 'found', answer: '已批评教育' };

/** All that a reader is shown of a case, and of lists, as one text. */
async function shownTo(as: string, caseId: string, mine = ''): Promise<string> {
  const path = { caseId };
  const seen = mine
    ? ['read-own-case', 'read-own-course', 'read-own-conformance', 'read-own-notices']
    : ['read-case', 'read-course', 'read-conformance'];
  const bodies = [];
  for (const verb of seen) bodies.push((await good(ask(verb, { as, path }))).body);
  return JSON.stringify(bodies);
}

const signs = [
  words,
  '廉政行为，',
  'onductReport',
  'onductAnswered',
  '答复反映',
  '反映代办服务',
  'conduct-report',
  '已批评教育',
];
const hintsIn = (shown: string) => signs.filter((sign) => shown.includes(sign));

clause('A.3.5', () => {
  test('a report and its answer are seen by the principal and the manager, by no agent and no helper', async () => {
    const caseId = await caseAfter('notice');
    const { body } = await good(ask('report-conduct', { as: 'resident-1', path: { caseId }, body: { report: words } }));
    const [{ id: reportId }] = body.conductReports;
    const { body: seen } = await good(ask('read-case', { as: 'manager-1', path: { caseId } }));
    expect(seen.conductReports).toMatchObject([{ id: reportId, text: words }]);
    expect(seen.allowed).toContain('answer-conduct-report');
    expect(seen.dues.map(({ due }: { due: { code: string } }) => due.code)).toContain('conduct');
    for (const who of ['agent-1', 'agent-2', 'helper-1']) {
      const shown = await shownTo(who, caseId);
      expect(hintsIn(shown)).toEqual([]);
      expect(shown).not.toContain('"conduct"');
    }
    const path = { caseId, reportId };
    expect((await ask('answer-conduct-report', { as: 'agent-1', path, body: answer })).status).toBe(403);
    await good(ask('answer-conduct-report', { as: 'manager-1', path, body: answer }));
    for (const who of ['agent-1', 'agent-2', 'helper-1']) expect(hintsIn(await shownTo(who, caseId))).toEqual([]);
    const mine = await shownTo('resident-1', caseId, 'own');
    expect(hintsIn(mine)).toEqual(expect.arrayContaining([words, '已批评教育', '答复反映']));
    expect(hintsIn(await shownTo('manager-1', caseId))).toEqual(expect.arrayContaining([words, '已批评教育']));
  });

  test('lists show the same due as before', async () => {
    const caseId = await caseAfter('deliver');
    const { body: held } = await good(ask('read-case', { as: 'agent-1', path: { caseId } }));
    const materials = held.materials.map(({ id }: { id: string }) => id);
    const back = { materials, receipt: { kind: 'electronic', channel: '当面' } };
    await good(ask('hand-back', { as: 'agent-1', path: { caseId }, body: back }));
    const listed = async () => {
      const { body } = await good(ask('list-cases', { as: 'agent-1', query: { stage: 'evaluation' } }));
      return body.items.find(({ id }: { id: string }) => id === caseId);
    };
    const before = await listed();
    await good(ask('record-conduct-report', { as: 'manager-1', path: { caseId }, body: { report: words } }));
    const after = await listed();
    expect(after).toEqual(before);
    expect(after.due.code).toBe('evaluation');
  });
});
