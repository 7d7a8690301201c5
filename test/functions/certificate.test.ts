import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { bodyOf, footOf, readPdf } from '../documents/read.ts';
import { ask, openInterface } from './interface.ts';
import { caseAfter, enrol, good, registered, wish } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const inquiry = { ...wish, service: 'assistance', items: [] };

/** Prints, opens the PDF and reads it as its reader does. */
async function printed(caseId: string, as = 'agent-1') {
  const operation = as.startsWith('resident') ? 'print-own-certificate' : 'print-certificate';
  const { headers, body } = await good(ask(operation, { as, path: { caseId } }));
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${caseId}.pdf"`,
    'cache-control': 'no-store',
  });
  return { bytes: body as Buffer, pdf: await readPdf(new Uint8Array(body)) };
}

describe('the certificate of conformance', () => {
  test('of an assistance (帮办): its clauses, with the events that show them', async () => {
    const caseId = await registered({ body: inquiry });
    await good(ask('receive-inquiry', { as: 'helper-1', path: { caseId }, body: { told: '已了解需求' } }));
    const text = bodyOf((await printed(caseId, 'helper-1')).pdf);
    for (const words of ['标准符合性证明', `案件编号${caseId}`, '7.1.1.1', '哈希链核对无误', '和平镇便民服务中心'])
      expect(text).toContain(words);
  });

  test('of an open 代办: what is awaited is told as such, and the head of the chain stands on every page', async () => {
    const caseId = await caseAfter('notice');
    const { body: view } = await good(ask('read-conformance', { as: 'agent-1', path: { caseId } }));
    const { pdf } = await printed(caseId);
    const count = (code: string) => view.counts.find((each: { code: string }) => each.code === code).count;
    expect(count('open')).toBeGreaterThan(0);
    expect(bodyOf(pdf)).toContain(`待履行${count('open')}条，不符合0条`);
    expect(footOf(pdf, 1)).toContain(view.chain.head);
  });

  test('a principal prints it too; nobody is named in it', async () => {
    const caseId = await caseAfter('notice');
    const { bytes, pdf } = await printed(caseId, 'resident-1');
    expect(bodyOf(pdf)).toContain(`案件编号${caseId}`);
    expect(bodyOf(pdf)).not.toMatch(/agent-1|甄帮办|resident-1/);
    expect(bytes.length).toBeLessThan(1_000_000);
  });

  test('leaves no trace in the case', async () => {
    const caseId = await caseAfter('register');
    const before = await services.under(`CASE#${caseId}`);
    await printed(caseId);
    expect(await services.under(`CASE#${caseId}`)).toEqual(before);
  });
});

clause('5.3.2', () => {
  test('staff who print it are in the access log', async () => {
    const caseId = await caseAfter('register');
    await printed(caseId, 'agent-2');
    const { body } = await good(ask('read-access-log', { as: 'manager-1', path: { caseId }, query: { limit: '2' } }));
    expect(body.items[1]).toMatchObject({
      operation: 'print-certificate',
      act: '打印标准符合性证明',
      actorId: 'agent-2',
    });
  });
});
