import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AgreementData, printAgreement } from '../../documents/agreement.ts';
import { clauses } from '../../domain/standard.ts';
import { clause } from '../clause.ts';
import { bodyOf, embeddedFonts, footOf, overlaps, readPdf } from './read.ts';
import { agreement, blankAgreement, digestOf, longAgreement, rare } from './samples.ts';

/** The words of Table A.1 as the standard prints them, blanks as spaces. */
const rawTableA1 = readFileSync(new URL('table-a1.txt', import.meta.url), 'utf8');
const tableA1 = rawTableA1.replace(/\s/g, '');
const term = '7.委托期限：自2026年3月4日至2026年9月3日（依据《中华人民共和国民法典》第一百六十五条）';

const read = async (data: AgreementData) => readPdf((await printAgreement(data)).bytes);
const body = async (data: AgreementData) => bodyOf(await read(data));

describe('the wording', () => {
  test('is Table A.1 word for word, with the term after 七 6', async () => {
    const text = await body(blankAgreement);
    expect(text).toContain(`6.本协议一式贰份，甲、乙双方各执壹份。${term}甲方：`);
    expect(text.replace(term, '')).toBe(tableA1);
  });

  test('stays in its order around what is filled in', async () => {
    const text = await body(longAgreement);
    let at = 0;
    for (const words of rawTableA1.trim().split(/\s+/)) {
      const found = text.indexOf(words, at);
      expect(found, words).toBeGreaterThanOrEqual(at);
      at = found + words.length;
    }
    expect(text.slice(at)).toBe('');
  });
});

/** What the parties do themselves, and no software for them, is kept by standing in what they sign. */
for (const number of ['A.3.1', 'A.3.3', 'A.7.3', 'A.7.6'] as const)
  clause(number, () => {
    test.each([
      ['a filled', agreement],
      ['a long', longAgreement],
      ['a blank', blankAgreement],
    ])('%s agreement says so in the words of the standard, under their number', async (_, data) => {
      const item = number.split('.').at(-1);
      expect(await body(data)).toContain(`${item}.${clauses[number].words}`);
    });
  });

describe('the blanks', () => {
  test('hold the parties, matters, people and term', async () => {
    const text = await body(agreement);
    for (const words of [
      `委托方（甲方）：${rare}受托方（乙方）：如东县政务服务代办中心甲乙双方`,
      '1.委托事项：个体工商户设立登记2.委托权限：',
      '1.甲方指派经办人王䶮（电话：13800000001），具体负责',
      '2.乙方指派代办人员李𬱖（电话：0513-80000000），为甲方',
      term,
    ]) {
      expect(text).toContain(words);
    }
  });

  test('hold the court that was chosen and leave the other way blank', async () => {
    expect(await body(agreement)).toContain('以下第2种方式解决。1.向仲裁委员会申请仲裁；2.向如东县人民法院提起诉讼。');
  });

  test('hold the arbitration commission that was chosen', async () => {
    const data: AgreementData = { ...agreement, dispute: { way: 'arbitration', name: '南通' } };
    expect(await body(data)).toContain('以下第1种方式解决。1.向南通仲裁委员会申请仲裁；2.向人民法院提起诉讼。');
  });

  test('list several matters one by one', async () => {
    const data = { ...agreement, matters: ['设立登记', '食品经营许可', '税务登记'] };
    expect(await body(data)).toContain('1.委托事项：（1）设立登记；（2）食品经营许可；（3）税务登记。2.委托权限：');
  });
});

describe('the signatures', () => {
  test('of both sides in electronic form carry name, way, time and digest', async () => {
    const text = await body(agreement);
    for (const words of [
      `电子签名：${rare}`,
      '签署方式：江苏政务服务网实名认证',
      '签署时间：2026年3月4日09:05',
      `所签摘要（SHA-256）：${agreement.termsDigest}`,
      '签署时间：2026年3月5日01:15',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('drawn by hand stand as strokes in their own half, in proportion, above what shows them', async () => {
    const drawn = [
      [
        [100, 100],
        [300, 100],
        [300, 200],
      ],
      [[200, 150]],
    ] as const;
    const principalSignature = { ...agreement.principalSignature, drawn } as AgreementData['principalSignature'];
    const document = await read({ ...agreement, principalSignature });
    expect(overlaps(document)).toEqual([]);
    const [line = [], dot = []] = document.drawn;
    expect([line.length, dot.length]).toEqual([3, 2]);
    const [[left, top], [right], [, bottom]] = line as [[number, number], [number, number], [number, number]];
    expect((right - left) / (bottom - top)).toBeCloseTo(2, 3);
    expect(left).toBeGreaterThan(79);
    expect(right).toBeLessThan(79.4 + 209);
    const below = document.items.find(({ text }) => text.startsWith('电子签名'))!;
    expect(bottom).toBeLessThan(841.89 - below.y);
    expect((await read(agreement)).drawn).toEqual([]);
  });

  test('make the last date the date of signing (七 4), in Asia/Shanghai', async () => {
    expect(await body(agreement)).toContain('签订时间：2026年3月5日');
  });

  test('leave the date blank until both sides have signed', async () => {
    const text = await body({ ...agreement, mandatarySignature: { form: 'paper' } });
    expect(text).toContain('签订时间：年月日');
    expect(text).not.toContain('不一致');
  });

  test('over other terms than those printed are shown as such', async () => {
    const strange = {
      ...agreement.principalSignature,
      digest: digestOf('other terms'),
    } as AgreementData['principalSignature'];
    expect(await body({ ...agreement, principalSignature: strange })).toContain('注意：所签摘要与本协议条款摘要不一致');
  });

  test('on paper leave more room to sign and seal', async () => {
    const distance = async (data: AgreementData) => {
      const { items } = await read(data);
      const seal = items.find(({ text }) => text.startsWith('（盖章）'))!;
      return seal.y - items.find(({ text }) => text.startsWith('代表人'))!.y;
    };
    expect((await distance(blankAgreement)) - (await distance(agreement))).toBeGreaterThan(30);
  });
});

describe('the pages', () => {
  test('carry case number, page of pages and the digest of the terms', async () => {
    const printed = await printAgreement(agreement);
    const document = await readPdf(printed.bytes);
    expect(document.pages).toBe(printed.pages);
    for (let page = 1; page <= printed.pages; page++) {
      const foot = footOf(document, page);
      expect(foot).toContain('案件编号：320623202603040100000017');
      expect(foot).toContain(`第${page}页共${printed.pages}页`);
      expect(foot).toContain(`SHA-256）：${agreement.termsDigest}`);
    }
  });

  test.each([
    ['a usual agreement', agreement],
    ['long names and many matters', longAgreement],
    ['blanks', blankAgreement],
  ])('with %s: no two texts overlap, nothing leaves the margins', async (_, data) => {
    const document = await read(data);
    expect(overlaps(document)).toEqual([]);
    for (const { x, width } of document.items) {
      expect(x).toBeGreaterThan(79);
      expect(x + width).toBeLessThan(523);
    }
  });

  test('never part the signature block, leave it without text before it, or end with a heading', async () => {
    for (let count = 2; count <= 20; count += 2) {
      const matters = Array.from({ length: count }, (_, index) => `事项${index}`);
      const { items, pages } = await read({ ...agreement, matters });
      const block = items.filter(({ text }) => /^(甲方：|乙方：|（盖章）|代表人（签字）|签订时间)/.test(text));
      expect(new Set(block.map(({ page }) => page))).toEqual(new Set([pages]));
      const before = items.filter(({ page, y }) => page === pages && y > block[0]!.y);
      expect(before.map(({ text }) => text).join('')).toContain('第一百六十五条');
      for (let page = 1; page <= pages; page++) {
        const last = items.findLast((item) => item.page === page && item.y > 99)!;
        expect(last.text).not.toMatch(/^[一二三四五六七]、/);
      }
    }
  });
});

describe('the file', () => {
  test('is the same bytes for the same data', async () => {
    const [first, second] = [await printAgreement(agreement), await printAgreement(agreement)];
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
  });

  test('reports a character no font has, and shows its code point', async () => {
    const printed = await printAgreement({ ...agreement, principal: '王𬎆' });
    expect(printed.missing).toEqual(['𬎆']);
    expect(bodyOf(await readPdf(printed.bytes))).toContain('委托方（甲方）：王〔U+2C386〕');
    expect((await printAgreement(agreement)).missing).toEqual([]);
  });

  test('embeds its fonts as small subsets and shows no glyph 0', async () => {
    const { bytes } = await printAgreement(agreement);
    const { shown } = await readPdf(bytes);
    expect(shown.filter(({ glyph }) => !(glyph > 0))).toEqual([]);
    const names = [...embeddedFonts(bytes).keys()];
    expect(new Set(shown.map(({ font }) => font))).toEqual(new Set(names));
    expect(names.map((name) => name.replace(/^[A-Z]{6}\+/, ''))).toEqual([
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
      'NotoSansSC-Medium',
    ]);
    expect(bytes.length).toBeLessThan(160_000);
  });

  test('says it is PDF/A-2b in Chinese, with its title', async () => {
    const { bytes } = await printAgreement(agreement);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('/S /GTS_PDFA1');
    expect((await readPdf(bytes)).info).toMatchObject({
      Title: '代办服务委托协议',
      Language: 'zh-CN',
      CreationDate: 'D:20260304030000Z',
    });
  });
});
