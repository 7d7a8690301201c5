import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { complainant } from '../a-complaint.ts';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';
import { ask, openInterface, pdf, sha256 } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
let caseId: string;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  const member = (office: string, ...roles: string[]) => ({
    office,
    roles,
    authorities: [],
    name: '甄核查',
    phone: '0513-00000013',
    active: true,
  });
  const people = {
    'officer-1': member('heping', 'complaints'),
    'officer-2': member('heping', 'complaints'),
    'officer-3': member('centre', 'complaints'),
    'officer-9': member('anle', 'complaints'),
    'manager-2': member('heping', 'manager'),
  };
  for (const [staffId, body] of Object.entries(people))
    await good(ask('enrol-staff', { as: 'manager-1', path: { staffId }, body }));
  caseId = await caseAfter('notice');
});
afterAll(() => services.stop());

const words = '三次到窗口都说系统故障';
const complaint = { office: 'heping', complainant, text: words, cause: 'telling', replyBy: 'phone' };

interface Registered {
  readonly id: string;
  readonly code: string;
}

const complained = async (asked: object = {}, as = 'resident-1'): Promise<Registered> =>
  (await good(ask('complain', { as, body: { ...complaint, ...asked } }))).body;

const by = (as: string, operation: string, id: string, body: unknown = {}, path: object = {}) =>
  ask(operation, { as, path: { caseId: id, ...path }, body });

/** A file of a complaint. @returns its id */
async function evidence(id: string, as = 'officer-1', purpose = 'proof'): Promise<string> {
  const bytes = pdf(purpose);
  const body = { purpose, type: 'application/pdf', bytes: bytes.length, sha256: sha256(bytes) };
  const { body: expected } = await good(by(as, 'request-evidence-upload', id, body));
  const { url, method, headers } = expected.upload;
  expect(expected.completion).toBe(`/v1/complaints/${id}/documents/${expected.documentId}/completion`);
  expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
  await good(by(as, 'complete-evidence-upload', id, undefined, { documentId: expected.documentId }));
  return expected.documentId;
}

/** Accepted, looked into, decided and answered. */
async function answered(id: string): Promise<void> {
  await good(by('officer-1', 'accept-complaint', id));
  await good(by('officer-1', 'contact-complainant', id, { note: '已核对经过' }));
  const documents = [await evidence(id)];
  await good(by('officer-1', 'record-findings', id, { findings: '监控显示未一次性告知', documents }));
  await good(by('officer-1', 'decide-complaint', id, { outcome: 'upheld', explanation: '属实' }));
  await good(by('officer-1', 'reply-to-complaint', id, { answer: '已责令改正并致歉', by: 'phone' }));
}

clause('8.2', () => {
  test('a whole life: complained of, accepted, found, decided, answered, called back, filed', async () => {
    const { id } = await complained({ aboutCase: caseId });
    expect(id).toMatch(/^TS\d{22}$/);
    await answered(id);
    const asked = await good(by('officer-2', 'call-back', id, { result: 'satisfied' }));
    expect(asked.body.allowed).toContain('file-complaint');
    await good(by('officer-1', 'propose-improvement', id, { measure: '张贴一次性告知单' }));
    const { body } = await good(by('officer-1', 'file-complaint', id));
    expect(body).toMatchObject({
      stage: { code: 'filed', name: '投诉已归档' },
      named: true,
      aboutCase: caseId,
      concerned: [{ staff: 'agent-1', leads: false }],
      decision: { outcome: { code: 'upheld', name: '属实' }, by: 'officer-1' },
      callBack: { result: { code: 'satisfied' } },
      conformance: { status: 'obeyed' },
      dues: [],
    });
    expect(body.retainUntil > body.openedAt).toBe(true);
    expect(body.course.map(({ act }: { act: string }) => act)).toContain('作出投诉处置');
    expect([...body.allowed].sort()).toEqual(['link-complaint', 'propose-improvement', 'reveal-complainant']);
  });

  test('without an account, under a name or none: by the number and the code, which stand in no address', async () => {
    const anonymous = { office: 'heping', text: '窗口无人值守', cause: 'facility' };
    const { body: registered, headers } = await good(ask('complain-without-account', { body: anonymous }));
    expect(headers['cache-control']).toBe('no-store');
    const { id, code } = registered as Registered;
    expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
    const { body } = await good(ask('read-complaint-progress', { body: { id, code: code.toUpperCase() } }));
    expect(body).toMatchObject({ id, stage: { code: 'complaint' }, allowed: ['withdraw-complaint'] });
    expect(body.text).toBeUndefined();
    const wrong = { id, code: `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}` };
    for (const asked of [
      wrong,
      { ...wrong, id: 'TS9901002026030400000014' },
      { ...wrong, id: 'TS9901002026030400000010' },
    ])
      expect((await ask('read-complaint-progress', { body: asked })).body.code).toBe('complaint-code-unknown');
    expect((await ask('withdraw-complaint-by-code', { body: wrong })).body.code).toBe('complaint-code-unknown');
    const withdrawn = await good(ask('withdraw-complaint-by-code', { body: { id, code, reason: '已有人值守' } }));
    expect(withdrawn.body.stage.code).toBe('complaint-withdrawn');
    const routed = routes.filter(({ path }) => path.startsWith('/v1/public/'));
    expect(routed.filter(({ path, method }) => method !== 'POST' || path.includes('{'))).toEqual([]);
  });

  test('anonymous ones have no personal data, named ones encrypted ones', async () => {
    const { body: nobody } = await good(
      ask('complain-without-account', { body: { office: 'heping', text: '无人值守' } }),
    );
    const kept = await services.under(`CASE#${nobody.id}`);
    expect(kept.map(({ sk }) => sk.S).filter((sk: string) => !/^(COMMIT|HEAD)/.test(sk))).toEqual([]);
    const { id } = await complained();
    const items = JSON.stringify(await services.under(`CASE#${id}`));
    for (const secret of [complainant.name, complainant.phone, complainant.address ?? '-'])
      expect(items).not.toContain(secret);
    const { body } = await good(ask('read-complaint', { as: 'officer-1', path: { caseId: id } }));
    expect(body.complainant.name).toBe('甄*诉');
    expect((await by('officer-2', 'reveal-complainant', id, { reason: '电话答复' })).status).toBe(403);
    await good(by('officer-1', 'accept-complaint', id));
    const shown = await good(by('officer-1', 'reveal-complainant', id, { reason: '电话答复' }));
    expect(shown.body).toEqual(complainant);
  });

  test('the request, repeated, is one complaint, with the same code', async () => {
    const asking = { as: 'resident-1', body: complaint, key: 'same-complaint-1' };
    const [first, again] = [await good(ask('complain', asking)), await good(ask('complain', asking))];
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await ask('complain', { ...asking, body: { ...complaint, cause: 'delay' } })).body.code).toBe('key-reused');
  });

  test('taken down by anybody of the staff, who then may not read it', async () => {
    const body = { channel: 'phone', complainant, text: words, replyBy: 'phone', about: ['agent-2'] };
    const { body: registered } = await good(ask('register-complaint', { as: 'helper-1', body }));
    expect(Object.keys(registered).sort()).toEqual(['code', 'id', 'office', 'registeredAt']);
    expect((await ask('read-complaint', { as: 'helper-1', path: { caseId: registered.id } })).status).toBe(403);
    const unknown = { ...body, about: ['nobody'] };
    expect((await ask('register-complaint', { as: 'helper-1', body: unknown })).body.code).toBe('staff-unknown');
  });

  test('about who leads the office: it stands at the office above, and is told neither them nor their office', async () => {
    const body = { channel: 'letter', text: words, about: ['manager-2'] };
    const { body: registered } = await good(ask('register-complaint', { as: 'helper-1', body }));
    expect(registered.office.code).toBe('centre');
    for (const as of ['manager-2', 'officer-1', 'agent-9'])
      expect((await ask('read-complaint', { as, path: { caseId: registered.id } })).status).toBe(403);
    await good(by('officer-3', 'accept-complaint', registered.id));
    const back = await by('officer-3', 'pass-complaint-on', registered.id, { to: 'heping', reason: '交镇里' });
    expect(back.body.code).toBe('complaint-stage');
  });

  describe('who sees it', () => {
    test('no list, no search, no case and no view of case shows it; nothing of case is opened by it', async () => {
      const { id } = await complained({ aboutCase: caseId });
      await good(by('officer-1', 'accept-complaint', id));
      for (const as of ['agent-1', 'agent-2', 'helper-1', 'manager-2', 'officer-1']) {
        for (const list of ['open', 'closed', 'mine'])
          expect(JSON.stringify((await ask('list-cases', { as, query: { list } })).body)).not.toContain(id);
        const value = complainant.phone;
        expect(JSON.stringify((await ask('search-cases', { as, body: { by: 'phone', value } })).body)).not.toContain(
          id,
        );
        for (const operation of ['read-case', 'read-course', 'read-conformance', 'print-certificate'])
          expect((await ask(operation, { as, path: { caseId: id } })).status, operation).toBe(404);
      }
      const shown = JSON.stringify((await good(ask('read-case', { as: 'agent-1', path: { caseId } }))).body);
      expect(shown).not.toContain('TS');
      for (const operation of ['read-case', 'read-course', 'reveal'])
        expect((await by('officer-1', operation, caseId, { reason: '投诉' }, { personId: 'principal' })).status).toBe(
          403,
        );
    });

    test('the acts of 帮办 and 代办 are none of a complaint, whoever asks; and the other way round', async () => {
      const { id } = await complained();
      await good(by('officer-1', 'accept-complaint', id));
      const before = await services.under(`CASE#${id}`);
      const asked: readonly [string, unknown][] = [
        ['receive', { told: '已说明' }],
        ['claim', {}],
        ['decline', { explanation: '无关', guidedTo: '别处' }],
        ['record-withdrawal', {}],
        ['terminate', { ground: 'deception', explanation: '虚假' }],
        [
          'suspend',
          {
            reason: 'other',
            side: 'nobody',
            explanation: '等待',
            expectedEnd: '2099-01-01',
            told: { means: 'paper', on: '2026-03-04' },
          },
        ],
        ['request-upload', { purpose: 'other', type: 'image/png', bytes: 1, sha256: 'a'.repeat(64) }],
      ];
      for (const [operation, body] of asked)
        for (const as of ['agent-1', 'manager-2', 'helper-1'])
          expect((await by(as, operation, id, body)).status, `${operation} ${as}`).toBe(404);
      for (const operation of ['read-own-case', 'read-own-notices'])
        expect((await ask(operation, { as: 'resident-1', path: { caseId: id } })).status).toBe(404);
      expect((await by('resident-1', 'withdraw', id)).status).toBe(404);
      expect(await services.under(`CASE#${id}`)).toEqual(before);
      for (const [operation, body] of [
        ['accept-complaint', {}],
        ['file-complaint', {}],
        ['propose-improvement', { measure: '改' }],
      ] as const)
        for (const as of ['officer-1', 'manager-2', 'agent-1'])
          expect((await by(as, operation, caseId, body)).status, `${operation} ${as}`).toBe(404);
      expect((await by('resident-1', 'withdraw-complaint', caseId)).status).toBe(404);
    });

    test('to whom it is about it does not exist: no line, no reading, no act', async () => {
      const body = { channel: 'window', complainant, text: words, replyBy: 'phone', about: ['officer-3'] };
      const { body: registered } = await good(ask('register-complaint', { as: 'manager-1', body }));
      expect(registered.office.code).toBe('centre');
      const listed = async (as: string) =>
        (await good(ask('list-complaints', { as, query: { office: 'centre' } }))).body.items.map(
          ({ id }: Registered) => id,
        );
      expect(await listed('officer-3')).not.toContain(registered.id);
      expect(await listed('manager-1')).toContain(registered.id);
      for (const operation of ['read-complaint', 'accept-complaint', 'propose-improvement'])
        expect((await by('officer-3', operation, registered.id, { measure: '改' })).status).toBeGreaterThanOrEqual(400);
      expect((await ask('read-complaint', { as: 'officer-3', path: { caseId: registered.id } })).body.code).toBe(
        'not-permitted',
      );
    });

    test('those who handle complaints have lists of their own; others have none', async () => {
      const { id } = await complained();
      const of = async (as: string, query: Record<string, string>) =>
        (await good(ask('list-complaints', { as, query }))).body.items as Registered[];
      expect((await of('officer-1', { stage: 'complaint' })).map((line) => line.id)).toContain(id);
      await good(by('officer-1', 'accept-complaint', id));
      const [line] = (await of('officer-1', { list: 'mine' })).filter((each) => each.id === id);
      expect(line).toMatchObject({
        stage: { code: 'investigation' },
        cause: { code: 'telling' },
        agent: 'officer-1',
        due: { code: 'complaint-contact' },
      });
      expect((await of('officer-2', { list: 'mine' })).map((each) => each.id)).not.toContain(id);
      for (const as of ['agent-1', 'helper-1']) expect((await ask('list-complaints', { as })).status).toBe(403);
      expect((await ask('list-complaints', { as: 'officer-1', query: { office: 'anle' } })).status).toBe(403);
      expect(
        (await ask('list-complaints', { as: 'officer-1', query: { list: 'closed', stage: 'review' } })).body.code,
      ).toBe('query-invalid');
      expect((await of('manager-1', { office: 'heping', list: 'closed' })).length).toBeGreaterThan(0);
    });

    test('whoever complains sees how it stands, and the decision once it is told; another resident nothing', async () => {
      const { id } = await complained();
      const own = async () => (await good(ask('read-own-complaint', { as: 'resident-1', path: { caseId: id } }))).body;
      expect(await own()).toMatchObject({ text: words, stage: { code: 'complaint' } });
      await good(by('officer-1', 'accept-complaint', id));
      expect((await own()).decideBy).toBeTruthy();
      await answeredFrom(id);
      const seen = await own();
      expect(seen).toMatchObject({ decision: { outcome: { code: 'upheld' } }, reply: { text: '已责令改正并致歉' } });
      expect(JSON.stringify(seen)).not.toMatch(/officer-1|监控/);
      expect((await ask('read-own-complaint', { as: 'resident-2', path: { caseId: id } })).status).toBe(404);
      const listed = await good(ask('list-own-cases', { as: 'resident-1' }));
      expect(listed.body.items.map((line: Registered) => line.id)).toContain(id);
    });
  });

  test('given to somebody, put off once, and reviewed by another', async () => {
    const { id, code } = await complained();
    await good(by('manager-2', 'assign-complaint', id, { handler: 'officer-1' }));
    expect((await by('officer-2', 'accept-complaint', id)).body.code).toBe('complaint-of-other');
    await good(by('officer-1', 'accept-complaint', id));
    const longer = await good(by('manager-1', 'extend-complaint', id, { reason: '调取监控' }));
    expect(longer.body.extension.reason).toBe('调取监控');
    await answeredFrom(id);
    const asked = await good(ask('request-review-by-code', { body: { id, code, reason: '答复笼统' } }));
    expect(asked.body.stage.code).toBe('review');
    expect((await by('officer-1', 'decide-review', id, { outcome: 'upheld', explanation: '维持' })).body.code).toBe(
      'review-by-same',
    );
    await good(by('officer-2', 'decide-review', id, { outcome: 'partly-upheld', explanation: '部分属实' }));
    const { body } = await good(by('officer-2', 'reply-to-complaint', id, { answer: '经复核部分属实', by: 'phone' }));
    expect(body.review).toMatchObject({ changed: true });
    expect((await by('resident-1', 'request-review', id, { reason: '仍不满意' })).body.code).toBe('reviewed-before');
  });

  test('passed to the right office, linked to another, refused with a way to go', async () => {
    const [one, other] = [await complained(), await complained()];
    const link = { complaint: one.id, relation: 'repeated' };
    await good(by('officer-1', 'link-complaint', other.id, link));
    const { body: linked } = await good(ask('read-complaint', { as: 'officer-1', path: { caseId: one.id } }));
    expect(linked.links).toMatchObject([{ complaint: other.id, relation: { code: 'repeated' } }]);
    expect(
      (await by('officer-1', 'link-complaint', other.id, { ...link, complaint: 'TS9901002026030400000014' })).body.code,
    ).toBe('complaint-unknown');
    const refusal = { ground: 'already-open', explanation: '同一事由正在办理' };
    const refused = await good(by('officer-1', 'refuse-complaint', other.id, refusal));
    expect(refused.body.refusal.ground.code).toBe('already-open');
    const passed = await good(by('officer-1', 'pass-complaint-on', one.id, { to: 'anle', reason: '安乐镇窗口' }));
    expect(passed.status).toBe(200);
    expect((await ask('read-complaint', { as: 'officer-1', path: { caseId: one.id } })).status).toBe(403);
    await good(by('officer-9', 'accept-complaint', one.id));
    const found = await good(by('officer-9', 'identify-concerned', one.id, { about: ['agent-9'] }));
    expect(found.body).toBeTruthy();
    const { body: moved } = await good(ask('read-complaint', { as: 'officer-3', path: { caseId: one.id } }));
    expect(moved).toMatchObject({ office: { code: 'centre' }, passings: [{ why: 'misrouted' }, { why: 'concerned' }] });
  });

  test('the log of the functions holds nothing of anybody', () => {
    const all = services.logged.join('\n');
    for (const secret of [complainant.name, complainant.phone, words, resident.phone])
      expect(all).not.toContain(secret);
  });
});

/** From the acceptance to the answer. */
async function answeredFrom(id: string): Promise<void> {
  const documents = [await evidence(id)];
  await good(by('officer-1', 'record-findings', id, { findings: '监控显示未一次性告知', documents }));
  await good(by('officer-1', 'decide-complaint', id, { outcome: 'upheld', explanation: '属实' }));
  await good(by('officer-1', 'reply-to-complaint', id, { answer: '已责令改正并致歉', by: 'phone' }));
}
