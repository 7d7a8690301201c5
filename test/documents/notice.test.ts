import { describe, expect, test } from 'vitest';
import { printNotice } from '../../documents/notice.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';
import { notice, rare } from './samples.ts';

const printed = await printNotice(notice);
const document = await readPdf(printed.bytes);
const text = bodyOf(document);

describe('the one-time notice (§7.1.2.2, §7.2.3.1)', () => {
  test('tells matters, basis, limits, steps and authority', () => {
    for (const words of [
      '一次性告知单',
      `${rare}：现将您咨询或委托的2个事项`,
      '2026年3月4日09:00一次性告知',
      '一、个体工商户设立登记',
      '二、食品经营许可',
      '《中华人民共和国市场主体登记管理条例》第二十一条',
      '法定办结时限15个工作日承诺办结时限1个工作日',
      '1.申请2.受理3.审查与决定4.颁证',
      '审批部门如东县行政审批局',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('lists materials with originals, copies and whether they are required', () => {
    expect(text).toContain('序号材料名称原件复印件必备说明');
    expect(text).toContain('2经营者居民身份证1份2份必备核验原件，收复印件');
    expect(text).toContain('3授权委托书1份—非必备');
  });

  test('says so when nothing has to be handed in', () => {
    expect(text).toContain('本事项无需提交材料。');
  });

  test('says where, by whom and from which catalogue version, and that nothing is charged (§4.4)', () => {
    for (const words of ['某路1号一楼A区', '0513-80000000', '工作日9:00—17:00', '告知人员李䶮', '不收取任何费用']) {
      expect(text).toContain(words);
    }
    expect(footOf(document, 1)).toContain('事项清单版本：2026-02-01（第12版）');
  });

  test('is printed without overlaps or missing characters, and the same each time', async () => {
    expect(overlaps(document)).toEqual([]);
    expect(printed.missing).toEqual([]);
    expect(Buffer.from((await printNotice(notice)).bytes).equals(printed.bytes)).toBe(true);
  });
});
