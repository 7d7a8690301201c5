import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begins } from '../../functions/http/complete-upload.ts';
import { clause } from '../clause.ts';
import { ask, openInterface, pdf, png, sha256 } from './interface.ts';
import { caseAfter, enrol, good, registered, uploaded } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
let caseId: string;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
  caseId = await caseAfter('receive');
});
afterAll(() => services.stop());

const saying = (bytes: Buffer, type = 'application/pdf', purpose = 'material') => ({
  purpose,
  type,
  bytes: bytes.length,
  sha256: sha256(bytes),
});

const request = async (said: object) =>
  (await good(ask('request-upload', { as: 'agent-1', path: { caseId }, body: said }))).body;

const put = ({ upload: { url, method, headers } }: Awaited<ReturnType<typeof request>>, body: Buffer, change = {}) =>
  fetch(url, { method, headers: { ...headers, ...change }, body: new Uint8Array(body) });

const complete = (documentId: string) => ask('complete-upload', { as: 'agent-1', path: { caseId, documentId } });

clause('7.2.7', () => {
  test('an upload becomes part of the case, and is opened by a link that holds five minutes', async () => {
    const documentId = await uploaded(caseId, 'other');
    const { body } = await good(ask('open-document', { as: 'agent-1', path: { caseId, documentId } }));
    expect(body.document).toMatchObject({ id: documentId, purpose: { name: '其他文件' }, type: 'application/pdf' });
    const answer = await fetch(body.link.url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf('other'));
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const log = await services.under(`ACCESS#${caseId}`);
    expect(log.at(-1)).toMatchObject({ act: { S: 'open-document' }, document: { S: documentId } });
  });

  test('completed again, it is there once', async () => {
    const documentId = await uploaded(caseId, 'other');
    const again = await good(complete(documentId));
    expect(again.body.documents.filter(({ id }: { id: string }) => id === documentId)).toHaveLength(1);
  });

  test('a principal opens what the own case holds, and uploads to it', async () => {
    const own = await registered();
    const documentId = await uploaded(own, 'material', 'resident-1');
    const { body } = await good(ask('open-own-document', { as: 'resident-1', path: { caseId: own, documentId } }));
    expect((await fetch(body.link.url)).status).toBe(200);
    const missing = { as: 'resident-1', path: { caseId: own, documentId: 'none' } };
    expect((await ask('open-own-document', missing)).body.code).toBe('document-unknown');
  });
});

describe('an upload that is not what it says', () => {
  const refused = async (documentId: string) => {
    const before = await services.under(`CASE#${caseId}`);
    const answer = await complete(documentId);
    expect(await services.under(`CASE#${caseId}`)).toEqual(before);
    return answer;
  };

  test('is refused by S3 when size, content or type differ from the link', async () => {
    const expected = await request(saying(pdf('one')));
    expect((await put(expected, pdf('two'))).status).toBe(400);
    const longer = pdf('longer');
    expect((await put(expected, longer, { 'content-length': String(longer.length) })).status).toBe(403);
    expect((await put(expected, pdf('one'), { 'content-type': 'image/png' })).status).toBe(403);
    const answer = await refused(expected.documentId);
    expect([answer.status, answer.body.code]).toEqual([409, 'upload-missing']);
  });

  test('is refused here when it only pretends to be a PDF', async () => {
    const expected = await request(saying(png, 'application/pdf'));
    expect((await put(expected, png)).status).toBe(200);
    const answer = await refused(expected.documentId);
    expect([answer.status, answer.body.code]).toEqual([422, 'upload-differs']);
    expect(answer.body.errors).toEqual([
      { field: 'type', message: '文件内容不是所申报的类型。', expected: 'application/pdf' },
    ]);
  });

  test('is not put in place of one that is there', async () => {
    const expected = await request(saying(pdf('one')));
    expect((await put(expected, pdf('one'))).status).toBe(200);
    expect((await put(expected, pdf('one'))).status).toBe(412);
  });

  test('was never asked for', async () => {
    const answer = await refused('0b6f5c1e-6a53-4c36-9f0e-2f6b1a7d9c11');
    expect([answer.status, answer.body.code]).toEqual([404, 'upload-unknown']);
  });

  test.each([
    ['too large', { bytes: 20 * 1024 * 1024 + 1 }, 'bytes'],
    ['empty', { bytes: 0 }, 'bytes'],
    ['of another type', { type: 'text/html' }, 'type'],
    ['without its digest', { sha256: 'abc' }, 'sha256'],
    ['for a purpose that only the system has', { purpose: 'agreement' }, 'purpose'],
  ])('%s is not even allowed', async (_, change, field) => {
    const body = { ...saying(pdf('one')), ...change };
    const answer = await ask('request-upload', { as: 'agent-1', path: { caseId }, body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field }]);
  });

  test('a principal can not upload the receipts and results of the office', async () => {
    const own = await registered();
    const asking = { as: 'resident-1', path: { caseId: own }, body: saying(pdf('one'), 'application/pdf', 'receipt') };
    expect((await ask('request-own-upload', asking)).body.errors).toMatchObject([{ field: 'purpose' }]);
  });
});

test('files are known by how they begin', () => {
  const bytes = (...all: number[]) => Uint8Array.from(all);
  expect(begins(Buffer.from('%PDF-1.4'), 'application/pdf')).toBe(true);
  expect(begins(bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg')).toBe(true);
  expect(begins(png, 'image/png')).toBe(true);
  expect(begins(Buffer.from('%PD'), 'application/pdf')).toBe(false);
  expect(begins(Buffer.from('<html>'), 'image/png')).toBe(false);
  expect(begins(png, 'text/html')).toBe(false);
});
