import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { contact } from '../people.ts';
import { ask, dayAfter, openInterface, sha256 } from './interface.ts';
import { caseAfter, enrol, good, uploaded } from './story.ts';

let world: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  world = await openInterface();
  await enrol();
});
afterAll(() => world.stop());

const wish = (evidence: unknown, openedAt: string) => ({
  items: ['GT-SETUP'],
  powers: ['file', 'collect'],
  term: { from: dayAfter(0), until: dayAfter(180) },
  summary: '请替我办理个体工商户登记',
  saidAt: openedAt,
  evidence,
});

async function entrusted(evidence: unknown): Promise<string> {
  const caseId = await caseAfter('receive');
  const { body } = await ask('read-case', { as: 'agent-1', path: { caseId } });
  await good(ask('entrust-orally', { as: 'agent-1', path: { caseId }, body: wish(evidence, body.openedAt) }));
  return caseId;
}

const read = async (caseId: string, as = 'agent-1') =>
  (await good(ask(as.startsWith('resident') ? 'read-own-case' : 'read-case', { as, path: { caseId } }))).body;

const witness = { kind: 'witness', name: contact.name, phone: contact.phone };

clause('6.3.2', () => {
  test('a witness is sealed, shown masked, and disclosed for a reason', async () => {
    const caseId = await entrusted({ by: 'witness', witness });
    const { stage, oral, allowed, next } = await read(caseId);
    expect(stage.code).toBe('handling');
    expect(oral).toMatchObject({ evidence: { code: 'witness' }, witness: { name: '甄*系', phone: '130****0002' } });
    expect(allowed).toContain('record-confirmation');
    expect(next[0]).toMatchObject({ who: { code: 'principal' }, operation: 'confirm-entrustment' });
    const items = await world.under(`CASE#${caseId}`);
    expect(JSON.stringify(items)).not.toContain(contact.phone);
    const disclosure = { as: 'agent-1', path: { caseId, personId: 'witness' }, body: { reason: '核对见证人' } };
    expect((await good(ask('reveal', disclosure))).body).toEqual(witness);
  });

  test('the principal confirms by the own phone what is shown, and the agent sees it', async () => {
    const caseId = await entrusted({ by: 'colleague', staff: 'agent-2' });
    const own = await read(caseId, 'resident-1');
    expect(own.allowed).toContain('confirm-entrustment');
    expect(own.oral.staff).toBeUndefined();
    const confirming = { as: 'resident-1', path: { caseId }, body: { digest: own.oral.digest } };
    await good(ask('confirm-entrustment', confirming));
    const { oral } = await read(caseId);
    expect(oral).toMatchObject({ staff: 'agent-2', confirmation: { method: { code: 'electronic' } } });
  });

  test('a witness nobody knows, and a recording that is none, are no evidence', async () => {
    const caseId = await caseAfter('receive');
    const { body } = await ask('read-case', { as: 'agent-1', path: { caseId } });
    const attempt = (evidence: unknown) =>
      ask('entrust-orally', { as: 'agent-1', path: { caseId }, body: wish(evidence, body.openedAt) });
    expect((await attempt({ by: 'colleague', staff: 'nobody' })).body).toMatchObject({
      status: 409,
      code: 'witness-unknown',
      clause: '6.3.2',
    });
    const documentId = await uploaded(caseId, 'other');
    expect((await attempt({ by: 'recording', documentId })).body.code).toBe('recording-missing');
  });

  test('a recording is a sound and begins like one', async () => {
    const caseId = await caseAfter('receive');
    const sound = Buffer.from([0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x4d, 0x34, 0x41, 0x20]);
    const asPdf = { purpose: 'recording', type: 'application/pdf', bytes: sound.length, sha256: sha256(sound) };
    expect((await ask('request-upload', { as: 'agent-1', path: { caseId }, body: asPdf })).status).toBe(422);
    const body = { ...asPdf, type: 'audio/mp4' };
    expect((await ask('request-upload', { as: 'agent-1', path: { caseId }, body })).body).toMatchObject({
      code: 'sensitive-consent-missing',
      clause: 'A.4.3',
      basis: '个人信息保护法第29条',
    });
    const consent = { purpose: 'sensitive-data', kinds: ['biometric'], wording: '2026-1' };
    await good(ask('give-consent', { as: 'resident-1', path: { caseId }, body: consent }));
    const { upload, documentId } = (await good(ask('request-upload', { as: 'agent-1', path: { caseId }, body }))).body;
    await fetch(upload.url, { method: upload.method, headers: upload.headers, body: sound });
    await good(ask('complete-upload', { as: 'agent-1', path: { caseId, documentId } }));
    const { documents } = await read(caseId);
    expect(documents.at(-1)).toMatchObject({ purpose: { code: 'recording' }, type: 'audio/mp4' });
  });

  test('in writing: the signed paper is uploaded, then recorded', async () => {
    const caseId = await entrusted({ by: 'colleague', staff: 'agent-2' });
    const { oral } = await read(caseId);
    const documentId = await uploaded(caseId, 'confirmation');
    const recording = { as: 'agent-1', path: { caseId }, body: { digest: oral.digest, documentId } };
    expect((await good(ask('record-confirmation', recording))).body.oral.confirmation).toMatchObject({
      method: { code: 'paper' },
      documentId,
    });
  });
});
