import { describe, expect, test } from 'vitest';
import { printCaseFile } from '../../documents/case-file.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';
import { caseFile } from './samples.ts';

const printed = await printCaseFile(caseFile);
const document = await readPdf(printed.bytes);
const text = bodyOf(document);

describe('the case file (§7.2.7)', () => {
  test('has a cover of its own with numbers, parties, term, ending and head of the chain', () => {
    const cover = document.items.filter(({ page }) => page === 1).map((item) => item.text);
    const words = cover.join('').replace(/\s/g, '');
    for (const part of [
      '代办案卷',
      'J017-2026-D10-0017',
      '张*𬱖',
      '2026年3月4日至2026年9月3日',
      '（§7.2.5.1）',
      caseFile.chain.head,
    ]) {
      expect(words).toContain(part);
    }
    expect(words).toContain('本卷个人信息已作掩码处理');
    expect(words).not.toContain('一、当事各方');
  });

  test('has its sections in order', () => {
    const sections = text.match(
      /[一二三四五六七]、(当事各方|事项及状态|办理过程|材料收发|告知记录|结果及送达|服务评价)/g,
    );
    expect(sections).toEqual([
      '一、当事各方',
      '二、事项及状态',
      '三、办理过程',
      '四、材料收发',
      '五、告知记录',
      '六、结果及送达',
      '七、服务评价',
    ]);
  });

  test('tells every act of the course with its clause', () => {
    for (const { act } of caseFile.course) expect(text).toContain(act.slice(0, 12));
    expect(text.match(/§7\.2\.3\.3/g)).toHaveLength(40);
    expect(text).toContain('12026年3月4日09:05第1次行为代办人员李䶮§7.2.3.3');
  });

  test('balances the materials and names result, number and receiver', () => {
    expect(text).toContain('经营者居民身份证复印件12750已结清');
    expect(text).toContain('营业执照92990100MA1XXXXXXX2026年3月6日09:05当面张*𬱖');
  });

  test('does not count a missing evaluation as satisfaction', () => {
    expect(text).toContain('未评价。未评价不计为满意。');
  });

  test('prints an evaluation that was given', async () => {
    const evaluations = [{ at: '2026-03-20T02:00:00Z', rating: '非常满意', channel: '短信', remarks: '办得快' }];
    const { bytes } = await printCaseFile({ ...caseFile, evaluations });
    expect(bodyOf(await readPdf(bytes))).toContain('2026年3月20日10:00非常满意短信办得快');
  });

  test('lists what the principal agreed to, and when it was taken back', async () => {
    const consents = [
      {
        at: '2026-03-20T02:00:00Z',
        scope: '同意转办：甲站→乙中心',
        wordingVersion: '2026-1',
        way: '线上',
        withdrawnAt: '2026-03-21T02:00:00Z',
      },
    ];
    const words = bodyOf(await readPdf((await printCaseFile({ ...caseFile, consents })).bytes));
    expect(words).toContain('六、同意记录');
    expect(words).toContain('同意转办：甲站→乙中心线上2026-1');
    expect(words).toContain('八、服务评价');
  });

  test('carries the head of the chain on every page, without overlaps, the same each time', async () => {
    for (let page = 1; page <= printed.pages; page++) expect(footOf(document, page)).toContain(caseFile.chain.head);
    expect(overlaps(document)).toEqual([]);
    expect(printed.missing).toEqual([]);
    expect(Buffer.from((await printCaseFile(caseFile)).bytes).equals(printed.bytes)).toBe(true);
  });
});
