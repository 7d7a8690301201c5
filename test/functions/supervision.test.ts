import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafKey, rowKey } from '../../domain/measure/row.ts';
import { counts } from '../../functions/store.ts';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { type Ask, ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
let caseId = '';
const day = 86_400_000;
const month = dayAfter(0).slice(0, 7);
/** When this month is frozen. */
const after = 80 * day;

const supervisor = (from: string, until: string) => ({
  office: 'centre',
  roles: ['supervisor'],
  authorities: [],
  name: '甄监督',
  phone: '0513-00000019',
  active: true,
  supervises: { kind: 'special', from, until },
});
const member = (staffId: string, body: object) => ask('enrol-staff', { as: 'manager-1', path: { staffId }, body });

beforeAll(async () => {
  services = await openInterface();
  await enrol();
  await good(member('supervisor-1', supervisor(dayAfter(-1), dayAfter(300))));
  await good(member('supervisor-2', supervisor(dayAfter(-30), dayAfter(-1))));
  caseId = await caseAfter('progress');
  const leaf = leafKey({ office: 'heping', day: `${month}-02`, item: 'GT-SETUP', cut: month });
  const of = { service: 'agency', channel: 'online', groups: [], staff: 'agent-1' } as const;
  const row = rowKey({ measure: 'request', value: 'counted', ...of });
  const subject = { partition: `CASE#${caseId}`, through: 1, mark: undefined };
  await counts().count(subject, new Map([[leaf, new Map([[row, 1]])]]));
});
afterAll(() => services.stop());

const draw = (body: object = {}, asked: Ask = {}) =>
  ask('draw-sample', { as: 'supervisor-1', body: { month, size: 5, ...body }, after, ...asked });

clause('8.1', () => {
  test('a supervisor has a kind and a term, and nothing else to do; before and after the term they are nobody', async () => {
    const { supervises: _, ...rest } = supervisor(dayAfter(0), dayAfter(9));
    expect((await member('supervisor-3', rest)).body.errors).toMatchObject([{ field: 'supervises' }]);
    const both = { ...supervisor(dayAfter(0), dayAfter(9)), roles: ['supervisor', 'manager'] };
    expect((await member('supervisor-3', both)).status).toBe(422);
    expect((await draw({}, { as: 'supervisor-2' })).body.code).toBe('not-staff');
    expect((await draw({}, { after: 400 * day })).body.code).toBe('not-staff');
  });

  test('a sample is drawn by a seed that is kept, and the seed draws it again', async () => {
    expect((await draw({}, { after: 0 })).body.code).toBe('month-not-frozen');
    const { body: sample } = await good(draw());
    expect(sample).toMatchObject({ population: 1, cases: [caseId], office: 'centre', by: 'supervisor-1' });
    const { body: again } = await good(draw({ seed: sample.seed }, { as: 'manager-1' }));
    expect([again.cases, again.fingerprint]).toEqual([sample.cases, sample.fingerprint]);
    const key = 'the-same-draw';
    const [one, other] = [await good(draw({}, { key })), await good(draw({}, { key }))];
    expect([other.body.id, other.headers['idempotency-replayed']]).toEqual([one.body.id, 'true']);
    expect((await draw({ size: 9 }, { key })).body.code).toBe('key-reused');
    expect((await draw({}, { as: 'agent-1' })).status).toBe(403);
  });

  test('its cases are shown without person, without words, with offices instead of staff; and that leaves a trace', async () => {
    const { body: sample } = await good(draw());
    const shown = await good(ask('read-sample', { as: 'supervisor-1', path: { sampleId: sample.id }, after }));
    const text = JSON.stringify(shown.body.masked);
    expect(shown.body.masked).toMatchObject([
      { id: caseId, office: { code: 'heping' }, items: [{ code: 'GT-SETUP' }] },
    ]);
    for (const hidden of [resident.name, resident.phone, 'agent-1', '甄帮办', '早点铺', '审批部门已受理'])
      expect(text, hidden).not.toContain(hidden);
    const trace = await services.under(`ACCESS#${caseId}`);
    expect(trace.some((line) => JSON.stringify(line).includes('read-sample'))).toBe(true);
    expect((await ask('read-case', { as: 'supervisor-1', path: { caseId } })).status).toBe(403);
    expect((await ask('read-sample', { as: 'supervisor-1', path: { sampleId: 'none' } })).status).toBe(404);
  });

  test('a finding is answered by the manager, disputed once, answered again, and stays on record', async () => {
    const { body: sample } = await good(draw());
    const about = { kind: 'case', sample: sample.id, caseId };
    const asked = { as: 'supervisor-1', body: { about, text: '进展反馈过晚。' } };
    const filed = await good(ask('file-finding', asked));
    expect(filed.body).toMatchObject({ state: { code: 'open' }, office: { code: 'heping' }, overdue: false });
    const path = { findingId: filed.body.id };
    const list = await good(ask('list-findings', { as: 'manager-1', query: { office: 'heping' } }));
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([filed.body.id]);
    const answer = () => ask('answer-finding', { as: 'manager-1', path, body: { text: '已改为每三日反馈。' } });
    await good(answer());
    expect((await answer()).body.code).toBe('finding-answered');
    const dispute = { as: 'supervisor-1', path, body: { outcome: 'disputed', text: '仍未反馈。' } };
    await good(ask('settle-finding', dispute));
    await good(answer());
    const { body } = await good(ask('read-finding', { as: 'supervisor-1', path }));
    expect(body).toMatchObject({ state: { code: 'closed' }, version: 4 });
    expect(body.answers).toHaveLength(2);
    const foreign = { about: { ...about, caseId: `DB${'0'.repeat(22)}` }, text: '别的案件。' };
    expect((await ask('file-finding', { as: 'supervisor-1', body: foreign })).body.code).toBe('sample-unknown');
    expect(await services.under(`ACCESS#FINDING#${filed.body.id}`)).not.toHaveLength(0);
  });
});
