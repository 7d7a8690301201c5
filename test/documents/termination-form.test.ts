import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printTerminationForm, type TerminationFormData } from '../../documents/termination-form.ts';
import { profiles } from '../profiles.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';
import { digestOf, rare } from './samples.ts';

/** The words of Table B.1 as the standard prints them, blanks as spaces. */
const rawTableB1 = readFileSync(new URL('table-b1.txt', import.meta.url), 'utf8');
const tableB1 = rawTableB1.replace(/\s/g, '');

const blank: TerminationFormData = {
  caseNumber: 'DB9901002026030400123452',
  words: profiles['DB32/T 5046—2025'].terminationForm,
  printedAt: '2026-03-12T03:00:00Z',
  matters: [],
  endedAt: '',
  reason: '',
};

const form: TerminationFormData = {
  ...blank,
  matters: ['个体工商户设立登记', '社会保障卡补领'],
  endedAt: '2026-03-11T17:05:00Z',
  reason: '事项申请不符合法定条件、标准，不具备办结条件：经营场所不符合登记条件',
  signature: { name: rare, method: '代办人员登录后在线签署', at: '2026-03-12T03:00:00Z', digest: digestOf('form') },
};

const long: TerminationFormData = {
  ...form,
  matters: Array.from({ length: 20 }, (_, index) => `第${index + 1}项政务服务事项的设立、变更和注销登记`),
  reason: '服务对象不配合办理代办事项，导致流程无法继续：'.concat('多次提醒后仍未补充材料，'.repeat(70)),
};

const body = async (data: TerminationFormData) => bodyOf(await readPdf((await printTerminationForm(data)).bytes));

describe('the termination form (附录B)', () => {
  test('is Table B.1 word for word', async () => {
    expect(await body(blank)).toBe(tableB1);
  });

  test('holds in its blanks the matters, the day in Asia/Shanghai, the reason and the signature', async () => {
    const text = await body(form);
    expect(text).toContain(
      '兹有委托事项个体工商户设立登记、社会保障卡补领已于2026年3月12日终止代办服务工作，' +
        '终止原因为事项申请不符合法定条件、标准，不具备办结条件：经营场所不符合登记条件。' +
        '全部资料已向委托服务对象移交完毕。',
    );
    expect(text).toContain(`代办人员：${rare}签署方式：代办人员登录后在线签署签署时间：2026年3月12日11:00`);
    expect(text).toContain(`SHA-256）：${digestOf('form')}`);
    expect(text.endsWith('日期：2026年3月12日')).toBe(true);
  });

  test('carries the number of the case and says whose form it is', async () => {
    const foot = footOf(await readPdf((await printTerminationForm(form)).bytes), 1);
    expect(foot).toContain('案件编号：DB9901002026030400123452');
    expect(foot).toContain('表B.1');
  });

  test.each([
    ['as usual', form],
    ['blank', blank],
    ['with twenty matters and a long reason', long],
  ])('%s: no two texts overlap, nothing leaves the margins', async (_, data) => {
    const document = await readPdf((await printTerminationForm(data)).bytes);
    expect(overlaps(document)).toEqual([]);
    for (const { x, width } of document.items) {
      expect(x).toBeGreaterThan(79);
      expect(x + width).toBeLessThan(523);
    }
  });

  test('is the same bytes for the same data, in PDF/A with its title', async () => {
    const [first, second] = [await printTerminationForm(form), await printTerminationForm(form)];
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    expect(first.missing).toEqual([]);
    expect((await readPdf(first.bytes)).info).toMatchObject({ Title: '服务终止单', Language: 'zh-CN' });
  });
});
