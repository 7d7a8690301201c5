import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawings } from '../../functions/store.ts';
import { printAgreement } from '../../functions/tasks/print-agreement.ts';
import { clause } from '../clause.ts';
import { bodyOf, readPdf } from '../documents/read.ts';
import { resident } from '../people.ts';
import { ask, dayAfter, openInterface } from './interface.ts';
import { caseAfter, draftBody, enrol, good } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  world = await openInterface();
  await enrol();
});
afterAll(() => world.stop());

const issuing = (caseId: string, purpose = 'agreement', as = 'agent-1') =>
  ask('issue-signing-link', { as, path: { caseId }, body: { purpose, channel: 'text-message' } });

/** @returns the token of a fresh link */
async function issued(caseId: string, purpose = 'agreement'): Promise<string> {
  const { body } = await good(issuing(caseId, purpose));
  expect(body.address).toMatch(/^\/v1\/links\/[\w-]{43}$/);
  return body.address.split('/').at(-1);
}

const show = (token: string, after = 0) => ask('read-link', { path: { token }, after });
/** 王 in four strokes. */
const drawing = [
  [
    [100, 100],
    [300, 100],
  ],
  [
    [120, 200],
    [280, 200],
  ],
  [
    [200, 100],
    [200, 300],
  ],
  [
    [90, 300],
    [310, 300],
  ],
];
const draw = (token: string, digest: string, strokes: unknown = drawing) =>
  ask('sign-by-link', { path: { token }, body: { digest, drawing: strokes } });
const sign = (token: string, digest: string, name: string = resident.name) =>
  ask('sign-by-link', { path: { token }, body: { digest, name } });

/** Longer than three days that end in a holiday. */
const longAfter = 15 * 24 * 60 * 60 * 1000;

const wish = (saidAt: string) => ({
  items: ['GT-SETUP'],
  powers: ['file', 'collect'],
  term: { from: dayAfter(0), until: dayAfter(180) },
  summary: '请替我办理个体工商户登记',
  saidAt,
  evidence: { by: 'colleague', staff: 'agent-2' },
});

clause('A.7.4', () => {
  test('shows the terms, persons masked, and is signed without an account; the evidence is kept, no name', async () => {
    const caseId = await caseAfter('draft');
    const token = await issued(caseId);
    const { body: shown } = await good(show(token));
    expect(shown).toMatchObject({
      purpose: { code: 'agreement' },
      matters: [{ title: '个体工商户设立登记' }],
      agreement: { digest: shown.digest, effective: false },
    });
    expect(JSON.stringify(shown)).not.toContain(resident.name);
    const { body: signed } = await good(sign(token, shown.digest));
    expect(signed).toMatchObject({ purpose: { code: 'agreement' }, digest: shown.digest });
    const items = await world.under(`CASE#${caseId}`);
    const commit = JSON.stringify(items.filter(({ sk }) => sk.S.startsWith('COMMIT#')).at(-1));
    for (const part of ['AgreementSigned', 'text-message', 'shownAt', 'sign-by-link']) expect(commit).toContain(part);
    expect(commit).not.toContain(resident.name);
    expect(commit).not.toContain(token);
    const { body } = await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }));
    expect(body.agreement.signatures).toMatchObject([{ party: { code: 'principal' }, method: { code: 'electronic' } }]);
    expect(body.allowed).not.toContain('sign-own-agreement');
  });

  test('is signed by hand: strokes are kept encrypted, the history has their fingerprint, the agreement prints them', async () => {
    const caseId = await caseAfter('draft');
    const token = await issued(caseId);
    const { digest } = (await good(show(token))).body;
    await good(draw(token, digest));
    const items = await world.under(`CASE#${caseId}`);
    const kept = items.find(({ sk }) => sk.S === 'SIGNATURE#agreement');
    const commit = JSON.stringify(items.filter(({ sk }) => sk.S.startsWith('COMMIT#')).at(-1));
    expect(commit).toContain(kept?.['fingerprint'].S);
    for (const written of [commit, JSON.stringify(kept), world.logged.join('\n')]) {
      expect(written).not.toContain('[120,200]');
      expect(written).not.toContain('"N":"120"');
    }
    const { fingerprint } = kept as { fingerprint: { S: string } };
    expect(await drawings().open(caseId, 'agreement', fingerprint.S)).toEqual(drawing);
    await good(ask('sign-for-mandatary', { as: 'manager-1', path: { caseId }, body: { digest } }));
    await printAgreement(caseId);
    const { body } = await good(ask('open-document', { as: 'agent-1', path: { caseId, documentId: 'agreement' } }));
    const bytes = new Uint8Array(await (await fetch(body.link.url)).arrayBuffer());
    const printed = await readPdf(bytes);
    expect(bodyOf(printed)).toContain('签署方式：通过一次性签署链接在线手写签署');
    expect(printed.drawn.map(({ length }) => length)).toEqual([2, 2, 2, 2]);
  });

  test('a drawing that is a dot, too long or off the sheet is none, and a name and a drawing are not both taken', async () => {
    const token = await issued(await caseAfter('draft'));
    const { digest } = (await good(show(token))).body;
    const long = Array.from({ length: 1300 }, (_, index) => [index % 1000, 5]);
    for (const strokes of [
      [],
      [[[5, 5]]],
      [long],
      [
        [
          [0, 0],
          [2000, 0],
        ],
      ],
      [
        [
          [0.5, 0],
          [500, 0],
        ],
      ],
      'X',
    ])
      expect(await draw(token, digest, strokes)).toMatchObject({ status: 422, body: { code: 'fields-invalid' } });
    expect(await draw(token, digest, [[[5, 5]]])).toMatchObject({
      body: { errors: [{ field: 'drawing', message: '笔迹过小，请签写完整姓名。' }] },
    });
    const both = { digest, drawing, name: resident.name };
    expect(await ask('sign-by-link', { path: { token }, body: both })).toMatchObject({ status: 422 });
    await good(draw(token, digest));
  });

  test('is used once', async () => {
    const caseId = await caseAfter('draft');
    const token = await issued(caseId);
    const { digest } = (await good(show(token))).body;
    await good(sign(token, digest));
    expect(await sign(token, digest)).toMatchObject({ status: 410, body: { code: 'link-used' } });
    expect(await show(token)).toMatchObject({ status: 410, body: { code: 'link-used' } });
    expect(await issuing(caseId)).toMatchObject({ status: 409, body: { code: 'already-signed' } });
  });

  test('two who sign at once by the same link are one signature', async () => {
    const caseId = await caseAfter('draft');
    const token = await issued(caseId);
    const { digest } = (await good(show(token))).body;
    const both = await Promise.all([sign(token, digest), sign(token, digest)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  test('nothing is signed that was not shown, or under another name, or of other terms', async () => {
    const caseId = await caseAfter('draft');
    const token = await issued(caseId);
    expect(await sign(token, '0'.repeat(64))).toMatchObject({ status: 409, body: { code: 'terms-not-shown' } });
    const { digest } = (await good(show(token))).body;
    expect(await sign(token, digest, '甄别人')).toMatchObject({ status: 422, body: { code: 'name-differs' } });
    expect(await sign(token, '0'.repeat(64))).toMatchObject({ status: 409, body: { code: 'other-terms' } });
    await good(sign(token, digest));
  });

  test('expires; unknown and malformed tokens are unknown; terms drawn up anew end it', async () => {
    const caseId = await caseAfter('draft');
    const token = await issued(caseId);
    expect(await show(token, longAfter)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
    for (const other of ['a'.repeat(43), 'short', `${token}x`])
      expect(await show(other)).toMatchObject({ status: 404, body: { code: 'link-unknown' } });
    const body = { ...draftBody, powers: ['file'] };
    await good(ask('draft-agreement', { as: 'agent-1', path: { caseId }, body, headers: { 'if-match': '*' } }));
    expect(await show(token)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
  });

  test('issuing anew revokes the one before', async () => {
    const caseId = await caseAfter('draft');
    const [first, second] = [await issued(caseId), await issued(caseId)];
    expect(await show(first)).toMatchObject({ status: 404, body: { code: 'link-unknown' } });
    await good(show(second));
  });

  test('is issued by the agent in charge alone, where there is something to sign', async () => {
    const caseId = await caseAfter('draft');
    expect(await issuing(caseId, 'agreement', 'agent-2')).toMatchObject({ status: 403, body: { clause: 'A.2.2' } });
    expect(await issuing(caseId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'not-oral' } });
    expect(await issuing(await caseAfter('receive'))).toMatchObject({ status: 409, body: { code: 'no-draft' } });
  });

  test('tokens stand in no log', async () => {
    const token = await issued(await caseAfter('draft'));
    await good(show(token));
    expect(world.logged.join('\n')).not.toContain(token);
  });
});

clause('6.3.2', () => {
  test('an oral mandate is confirmed by a link', async () => {
    const caseId = await caseAfter('receive');
    const { body } = await ask('read-case', { as: 'agent-1', path: { caseId } });
    await good(ask('entrust-orally', { as: 'agent-1', path: { caseId }, body: wish(body.openedAt) }));
    const token = await issued(caseId, 'confirmation');
    const { body: shown } = await good(show(token));
    expect(shown).toMatchObject({ purpose: { code: 'confirmation' }, oral: { summary: '请替我办理个体工商户登记' } });
    expect(shown.oral.staff).toBeUndefined();
    await good(draw(token, shown.digest));
    const { body: after } = await good(ask('read-case', { as: 'agent-1', path: { caseId } }));
    expect(after.oral.confirmation).toMatchObject({ method: { code: 'electronic' } });
    expect(await sign(token, shown.digest)).toMatchObject({ status: 410, body: { code: 'link-used' } });
  });
});
