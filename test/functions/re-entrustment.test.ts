import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { ask, dayAfter, openInterface, pdf, sha256 } from './interface.ts';
import { caseAfter, enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const why = {
  ground: 'not-qualified',
  explanation: '经营场所不符合登记条件。',
  basis: '《市场主体登记管理条例》第十一条',
  told: { means: 'in-person', on: dayAfter(0) },
};
const body = { need: '继续办理登记', items: ['GT-SETUP'], explanation: '已另租符合条件的场所。' };

async function terminated(): Promise<string> {
  const caseId = await caseAfter('notice');
  await good(ask('terminate', { as: 'agent-1', path: { caseId }, body: why }));
  return caseId;
}

/** Uploaded to the old case, without becoming part of it. */
async function shown(caseId: string): Promise<string> {
  const bytes = pdf('lease');
  const file = { purpose: 'cause-gone', type: 'application/pdf', bytes: bytes.length, sha256: sha256(bytes) };
  const { body: expected } = await good(ask('request-own-upload', { as: 'resident-1', path: { caseId }, body: file }));
  const { url, method, headers } = expected.upload;
  expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
  return expected.documentId;
}

clause('7.2.5.3', () => {
  test('the principal entrusts again online: a new case, linked both ways, with the evidence in it', async () => {
    const caseId = await terminated();
    const documentId = await shown(caseId);
    const asked = { as: 'resident-1', path: { caseId }, body: { ...body, documentId }, key: 'again-and-again' };
    const first = await good(ask('re-entrust-online', asked));
    expect([first.status, first.headers['location']]).toEqual([201, `/v1/my/cases/${first.body.id}`]);
    expect(first.body).toMatchObject({
      stage: { code: 'reception' },
      previous: { caseId, ground: { code: 'not-qualified' }, explanation: body.explanation, documentId },
      documents: [{ id: documentId, purpose: { code: 'cause-gone' } }],
    });
    const old = (await good(ask('read-own-case', { as: 'resident-1', path: { caseId } }))).body;
    expect(old.followedBy).toEqual([first.body.id]);
    expect(old.documents).toEqual([]);
    expect(first.body.principal).toEqual(old.principal);
    const repeated = await good(ask('re-entrust-online', asked));
    expect(repeated.body.id).toBe(first.body.id);
    const opened = await good(
      ask('open-own-document', { as: 'resident-1', path: { caseId: first.body.id, documentId } }),
    );
    expect((await fetch(opened.body.link.url)).status).toBe(200);
    const { body: found } = await good(
      ask('search-cases', { as: 'agent-1', body: { by: 'phone', value: '13000000001' } }),
    );
    expect(found.items.map(({ id }: { id: string }) => id)).toContain(first.body.id);
  });

  test('staff register it at the window; not without evidence, not before it is uploaded', async () => {
    const caseId = await terminated();
    const at = { as: 'helper-1', path: { caseId } };
    expect(await ask('re-entrust-at-window', { ...at, body })).toMatchObject({
      status: 409,
      body: { code: 'cause-not-shown', clause: '7.2.5.3' },
    });
    const none = await ask('re-entrust-at-window', { ...at, body: { ...body, documentId: 'none' } });
    expect(none).toMatchObject({ status: 404, body: { code: 'upload-unknown' } });
    const documentId = await shown(caseId);
    const { body: again } = await good(ask('re-entrust-at-window', { ...at, body: { ...body, documentId } }));
    expect(again.channel.code).toBe('window');
    const own = await good(ask('list-own-cases', { as: 'resident-1' }));
    expect(own.body.items.map(({ id }: { id: string }) => id)).toContain(again.id);
  });

  test('what was not terminated takes no such evidence, and somebody else knows of no case', async () => {
    const caseId = await caseAfter('notice');
    const file = { purpose: 'cause-gone', type: 'application/pdf', bytes: 9, sha256: 'a'.repeat(64) };
    const refused = await ask('request-own-upload', { as: 'resident-1', path: { caseId }, body: file });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-terminated-before' } });
    const other = await ask('re-entrust-online', { as: 'resident-2', path: { caseId }, body });
    expect(other.status).toBe(404);
  });
});
