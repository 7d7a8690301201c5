import { describe, expect, test } from 'vitest';
import { type IssuedFormData, printIssuedForm } from '../../documents/issued-form.ts';
import { bodyOf, footOf, overlaps, readPdf } from './read.ts';
import { digestOf, rare } from './samples.ts';

const form: IssuedFormData = {
  caseNumber: 'DB9901002026030400123452',
  issuedAt: '2026-03-12T03:00:00Z',
  title: '受理单',
  source: '样式：某标准附表。[建议]',
  rows: [
    { label: '受理事项', value: '个体工商户设立登记' },
    { label: '随同收到的材料', value: '' },
  ],
  text: [{ filled: rare }, { text: '：您委托的' }, { filled: '个体工商户设立登记' }, { text: '已受理。' }],
  digest: digestOf('form'),
  signatures: [{ label: '受理人', name: '甄帮办', method: '代办人员登录后在线签署' }],
};

describe('a form of a profile', () => {
  test('prints its title, sentences, fields, signatures and digest, all from data', async () => {
    const { bytes } = await printIssuedForm(form);
    const pages = await readPdf(bytes);
    const body = bodyOf(pages);
    expect(body).toContain('受理单');
    expect(body).toContain(`${rare}：您委托的个体工商户设立登记已受理。`);
    expect(body).toContain('受理事项：个体工商户设立登记');
    expect(body).toContain('随同收到的材料：—');
    expect(body).toContain('受理人：甄帮办');
    expect(body).toContain(digestOf('form'));
    expect(footOf(pages, 1)).toContain('样式：某标准附表。[建议]');
    expect(overlaps(pages)).toEqual([]);
  });

  test('gives the same bytes for the same data', async () => {
    const [one, other] = [await printIssuedForm(form), await printIssuedForm(form)];
    expect(one.bytes).toEqual(other.bytes);
  });
});
