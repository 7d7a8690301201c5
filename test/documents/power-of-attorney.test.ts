import { describe, expect, test } from 'vitest';
import { type PowerOfAttorneyData, printPowerOfAttorney } from '../../documents/power-of-attorney.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';
import { digestOf, rare } from './samples.ts';

const unsigned: PowerOfAttorneyData = {
  caseNumber: 'DB9901002026030400123452',
  issuedAt: '2026-03-12T03:00:00Z',
  principal: rare,
  agent: '甄帮办',
  mandatary: '示例区政务服务中心',
  authority: '示例区市场监督管理局',
  matters: ['个体工商户设立登记', '食品经营许可'],
  powers: ['申报审批各环节', '领取审批决定文件'],
  term: { from: '2026-03-12', until: '2026-06-30' },
  digest: digestOf('power'),
};
const signed: PowerOfAttorneyData = {
  ...unsigned,
  signature: { method: '委托人登录后在线签署', at: '2026-03-12T17:05:00Z' },
};
const long: PowerOfAttorneyData = {
  ...signed,
  matters: Array.from({ length: 20 }, (_, index) => `第${index + 1}项政务服务事项的设立、变更和注销登记`),
};

const printed = async (data: PowerOfAttorneyData) => readPdf((await printPowerOfAttorney(data)).bytes);

describe('the power of attorney (授权委托书, 民法典第165条)', () => {
  test('says the agent, the matters, the powers and the term, to one authority', async () => {
    const text = bodyOf(await printed(signed));
    expect(text).toContain(
      `授权委托书示例区市场监督管理局：委托人${rare}已与示例区政务服务中心建立代办服务委托，` +
        '现就向贵单位办理的事项另行授权如下：',
    );
    expect(text).toContain('代理人的姓名：甄帮办代理事项：个体工商户设立登记、食品经营许可');
    expect(text).toContain('代理权限：申报审批各环节、领取审批决定文件代理期限：自2026年3月12日起至2026年6月30日止');
  });

  test('carries the signature of the principal, or room for it', async () => {
    const text = bodyOf(await printed(signed));
    expect(text).toContain(`委托人：${rare}签署方式：委托人登录后在线签署签署时间：2026年3月13日01:05`);
    expect(text).toContain(digestOf('power'));
    expect(bodyOf(await printed(unsigned))).toContain('委托人：（签名或者盖章）日期：');
  });

  test('carries the number of the case and its basis', async () => {
    const foot = footOf(await printed(signed), 1);
    expect(foot).toContain('案件编号：DB9901002026030400123452');
    expect(foot).toContain('第165条');
  });

  test.each([
    ['signed', signed],
    ['unsigned', unsigned],
    ['with twenty matters', long],
  ])('%s: no two texts overlap, nothing leaves the margins', async (_, data) => {
    const document = await printed(data);
    expect(overlaps(document)).toEqual([]);
    for (const { x, width } of document.items) {
      expect(x).toBeGreaterThan(79);
      expect(x + width).toBeLessThan(523);
    }
  });

  test('is the same bytes for the same data', async () => {
    const [first, second] = [await printPowerOfAttorney(signed), await printPowerOfAttorney(signed)];
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    expect(first.missing).toEqual([]);
  });
});
