import { afterAll, beforeAll, expect, test } from 'vitest';
import { clause } from '../clause.ts';
import { enterprise, resident } from '../people.ts';
import { ask, openInterface } from './interface.ts';
import { enrol, good } from './story.ts';

let services: Awaited<ReturnType<typeof openInterface>>;
beforeAll(async () => {
  services = await openInterface();
  await enrol();
});
afterAll(() => services.stop());

const heading = async () => (await ask('read-import-template', { as: 'manager-1' })).body as string;
const first = `A-1,个人,${resident.name},${resident.identityNumber},${resident.phone},,想办变更登记,GT-SETUP,agent-1,2026-02-10`;
const second = `A-2,企业,${enterprise.name},${enterprise.creditCode},${enterprise.phone},,"食品许可,变更",,agent-2,2026-02-11`;

async function importing(lines: readonly string[], more: object = {}, as = 'manager-1') {
  const csv = Buffer.from(`${await heading()}${lines.join('\r\n')}\r\n`).toString('base64');
  return ask('import-cases', { as, body: { office: 'heping', source: '原台账', csv, dryRun: false, ...more } });
}

const opened = async () => (await good(ask('list-cases', { as: 'agent-1' }))).body.items as { id: string }[];

clause('7.2.1.1', () => {
  test('a dry run tells row by row what is wrong, in Chinese, and writes nothing', async () => {
    const wrong = `A-3,个人,${resident.name},990100195803070021,1,,,,agent-1,2026-02-30`;
    const { body } = await good(importing([first, wrong, `${second},`, 'A-1,,,,,,,,,'], { dryRun: true }));
    expect(body.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'would-import',
      'refused',
      'refused',
      'refused',
    ]);
    const fields = body.rows[1].errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['证件号码或统一社会信用代码', '电话', '需求']));
    expect(body.rows[2].errors).toEqual([{ field: '', message: '应有 10 列，现有 11 列。' }]);
    expect(body.rows[3].errors[0].message).toContain('重复');
    expect(JSON.stringify(body)).not.toContain(resident.identityNumber);
    expect(await opened()).toEqual([]);
  });

  test('the real run opens cases in acceptance; run again, it goes on and opens none twice', async () => {
    const run = await good(importing([first]));
    expect(run.body.rows).toMatchObject([{ row: 2, key: 'A-1', outcome: 'imported' }]);
    const again = await good(importing([first, second]));
    expect(again.body.rows).toMatchObject([
      { outcome: 'there', caseId: run.body.rows[0].caseId },
      { outcome: 'imported' },
    ]);
    expect(await opened()).toHaveLength(2);
    const path = { caseId: run.body.rows[0].caseId };
    const { body } = await good(ask('read-case', { as: 'agent-1', path }));
    expect(body).toMatchObject({ stage: { code: 'acceptance' }, imported: { source: '原台账', row: 2, key: 'A-1' } });
    expect(body.principal.name).toBe('𬱖*䶮');
    expect(body.allowed).toContain('draft-agreement');
  });

  test('a number that was imported with other words is told, not imported', async () => {
    const { body } = await good(importing([first.replace('变更', '注销')]));
    expect(body.rows).toMatchObject([
      { outcome: 'refused', errors: [{ message: expect.stringContaining('内容不同') }] },
    ]);
  });

  test('a file in GB18030 is read as such, and not taken for UTF-8', async () => {
    const bytes = Buffer.from([0xb1, 0xe0]);
    const asked = { office: 'heping', source: '原台账', csv: bytes.toString('base64'), dryRun: true };
    const utf8 = await ask('import-cases', { as: 'manager-1', body: asked });
    expect(utf8.body.errors).toMatchObject([{ field: 'csv', message: expect.stringContaining('编码') }]);
    const gb = await ask('import-cases', { as: 'manager-1', body: { ...asked, encoding: 'gb18030' } });
    expect(gb.body.errors).toMatchObject([{ message: expect.stringContaining('列名') }]);
  });
});

clause('5.3.2', () => {
  test('a manager of another office imports nothing here', async () => {
    const answer = await importing([first], {}, 'agent-9');
    expect([answer.status, answer.body.code]).toEqual([403, 'not-permitted']);
  });
});
