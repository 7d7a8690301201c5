import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Day, Digest, Id, Name, Phone, plainText } from '../../domain/values.ts';
import { clause } from '../clause.ts';
import { resident } from '../people.ts';

const text = plainText(40);
const faultOf = (value: string) => {
  const parsed = z.safeParse(text, value);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
};

clause('5.3.2', () => {
  describe('plain text, which stays in the history for ever', () => {
    const { identityNumber, phone } = resident;
    test.each([
      ['an identity number', `身份证${identityNumber}`],
      ['one ending in x', '99010019580307001x'],
      ['one in groups', '990100 1958 0307 0028'],
      ['one in full-width digits', '９９０１００１９５８０３０７００２８'],
      ['one with invisible characters inside', '9901\u200b00\u200d195803070\u{e0061}028'],
      ['one with a wrong check character', '990100195803070020'],
      ['a mobile number', `电话${phone}。`],
      ['one in groups', '130 0000 0001'],
      ['one with hyphens', '130-0000-0001'],
      ['one with the country before it', '+8613000000001'],
      ['one with the country run into it', '8613000000001'],
      ['one in full-width digits', '１３００００００００１'],
    ])('refuses %s', (_, value) => {
      expect(faultOf(value)).toBe('personal-data-in-text');
    });

    test.each([
      ['a case number', '见案件DB9901002026030400000010'],
      ['a landline', '请拨0513-00000001'],
      ['a date and a time', '2026-03-04 09:05 到窗口'],
      ['an amount', '注册资本1350000元'],
      ['a long number of an authority', '受理号20260304000000012345'],
    ])('takes %s', (_, value) => {
      expect(faultOf(value)).toBeUndefined();
    });
  });
});

describe('plain text', () => {
  test.each([
    ['half a surrogate pair', '\ud842'],
    ['a null character', 'a\u0000b'],
    ['an escape', '\u001b[0m'],
    ['what became of another encoding', '\ufffd\ufffd'],
  ])('refuses %s, which can be neither hashed nor printed', (_, value) => {
    expect(faultOf(value)).toBe('not-writable');
  });

  test('keeps lines apart and rare characters whole', () => {
    expect(z.parse(text, ' 𬱖㛃\n䶮 ')).toBe('𬱖㛃\n䶮');
  });

  test('is never empty and never too long', () => {
    expect(faultOf('   ')).toBeDefined();
    expect(faultOf('事'.repeat(41))).toBeDefined();
    expect(faultOf('事'.repeat(40))).toBeUndefined();
  });
});

const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;

describe('names', () => {
  test.each([
    '甄明',
    '𬱖㛃䶮',
    '阿卜杜拉·买买提',
    'Anne-Marie O. Li',
    '示范区试开张餐饮（个体工商户）',
    '葛\u{e0100}明',
  ])('%s is a name', (name) => {
    expect(takes(Name, name)).toBe(true);
  });

  test.each(['', ' ', '<b>甄明</b>', '甄=明', '\ud842', '名'.repeat(61)])('%j is not', (name) => {
    expect(takes(Name, name)).toBe(false);
  });
});

describe('phone numbers', () => {
  test.each(['13000000001', '0513-00000001', '051300000001', '010-00000001', '400-000-0000'])('%s is one', (value) => {
    expect(takes(Phone, value)).toBe(true);
  });

  test.each(['12000000001', '1300000000', '130000000011', '110', '+8613000000001', ''])('%j is not', (value) => {
    expect(takes(Phone, value)).toBe(false);
  });
});

test('days exist, digests are lower-case hex, identifiers are letters, digits and hyphens', () => {
  expect([takes(Day, '2028-02-29'), takes(Day, '2026-02-29'), takes(Day, '2026-3-4')]).toEqual([true, false, false]);
  expect([takes(Digest, 'a'.repeat(64)), takes(Digest, 'A'.repeat(64)), takes(Digest, 'a')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([takes(Id, 'GT-SETUP'), takes(Id, 'a/b'), takes(Id, ''), takes(Id, 'a'.repeat(65))]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
