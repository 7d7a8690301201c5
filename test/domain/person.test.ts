import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  Contact,
  creditCheck,
  identityCheck,
  isCreditCode,
  isIdentityNumber,
  lookupKeys,
  maskAddress,
  maskIdentityNumber,
  maskName,
  maskPerson,
  maskPhone,
  Principal,
} from '../../domain/person.ts';
import { clause } from '../clause.ts';
import { contact, enterprise, resident } from '../people.ts';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

describe('identity numbers (GB 11643)', () => {
  test('the example of the national standard has X as its check character', () => {
    expect(identityCheck('11010519491231002')).toBe('X');
  });

  test('the check character is never that of the number with one digit wrong or two neighbours exchanged', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (first, place, shift) => {
        const check = identityCheck(first.join(''));
        const wrong = first.with(place, (first[place]! + shift) % 10);
        expect(identityCheck(wrong.join(''))).not.toBe(check);
        const other = (place + 1) % 17;
        if (other === 0 || first[place] === first[other]) return;
        const exchanged = first.with(place, first[other]!).with(other, first[place]!);
        expect(identityCheck(exchanged.join(''))).not.toBe(check);
      }),
    );
  });

  const right = (first17: string) => first17 + identityCheck(first17);
  test.each([
    ['a day that exists', right('99010020000229001'), true],
    ['29 February of a common year', right('99010020010229001'), false],
    ['the thirteenth month', right('99010020001301001'), false],
    ['day zero', right('99010020000100001'), false],
    ['a birth before anyone alive', right('99010018790101001'), false],
    ['a birth in the first year that counts', right('99010018800101001'), true],
    ['nineteen digits', `${right('99010019580307002')}1`, false],
    ['seventeen digits', '99010019580307002', false],
    ['a letter within', '9901001958030700A8', false],
    ['a small x, which only the request schema makes large', '11010519491231002x', false],
    ['nothing', '', false],
  ])('%s', (_, value, expected) => {
    expect(isIdentityNumber(value)).toBe(expected);
  });
});

describe('credit codes (GB 32100)', () => {
  test('the check character may be any of the thirty-one', () => {
    const serials = Array.from({ length: 2000 }, (_, n) => `91990100MA${String(n).padStart(7, '0')}`);
    const seen = new Set(serials.map(creditCheck));
    expect([...seen].sort().join('')).toBe('0123456789ABCDEFGHJKLMNPQRTUWXY');
    expect(serials.every((serial) => isCreditCode(serial + creditCheck(serial)))).toBe(true);
  });

  test.each(['I', 'O', 'S', 'V', 'Z', 'a', ' '])('%j is none of its characters', (character) => {
    expect(isCreditCode(`91990100MA000000${character}0`)).toBe(false);
  });

  test('one character wrong shows', () => {
    const { creditCode } = enterprise;
    for (let place = 0; place < 17; place += 1) {
      const wrong = creditCode[place] === '5' ? '6' : '5';
      expect(isCreditCode(creditCode.slice(0, place) + wrong + creditCode.slice(place + 1))).toBe(false);
    }
  });
});

describe('a person in a request', () => {
  const faultOf = (value: unknown) => {
    const parsed = z.safeParse(Principal, value);
    return parsed.success ? undefined : `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`;
  };

  test('is taken as it is, letters made large', () => {
    expect(z.parse(Principal, { ...resident, identityNumber: ' 11010519491231002x ' })).toEqual({
      ...resident,
      identityNumber: '11010519491231002X',
    });
    expect(z.parse(Principal, { ...enterprise, creditCode: enterprise.creditCode.toLowerCase() })).toEqual(enterprise);
    expect(z.parse(Contact, contact)).toEqual(contact);
  });

  test('with a wrong check character is told which field', () => {
    const { identityNumber } = resident;
    const wrong = `${identityNumber.slice(0, 17)}${identityNumber.endsWith('1') ? '2' : '1'}`;
    expect(faultOf({ ...resident, identityNumber: wrong })).toBe('identityNumber: identity-check');
    expect(faultOf({ ...enterprise, creditCode: '91990100MA00000010' })).toBe('creditCode: credit-check');
  });

  test('with an unknown field, or half a character in the address, is refused', () => {
    expect(faultOf({ ...resident, religion: '无' })).toBeDefined();
    expect(faultOf({ ...resident, address: '示范区\ud842' })).toBe('address: not-writable');
  });
});

clause('A.4.3', () => {
  describe('what is shown without disclosure', () => {
    test.each([
      ['甄明', '甄*'],
      ['甄明正', '甄*正'],
      ['阿卜杜拉·买买提', '阿******提'],
      ['𬱖', '*'],
      ['𬱖㛃', '𬱖*'],
      ['𬱖㛃䶮', '𬱖*䶮'],
      ['葛\u{e0100}明', '葛\u{e0100}*'],
    ])('the name %s is shown as %s', (name, shown) => {
      expect(maskName(name)).toBe(shown);
    });

    test.each([
      ['13000000001', '130****0001'],
      ['0513-00000001', '051****0001'],
    ])('the phone %s is shown as %s', (phone, shown) => {
      expect(maskPhone(phone)).toBe(shown);
    });

    test('of an identity number the birthday is hidden', () => {
      expect(maskIdentityNumber('11010519491231002X')).toBe('110105********002X');
    });

    test.each([
      ['示范区和平镇杏花村一组15号', '示范区和平镇****'],
      ['示范区人民街道为民路1号', '示范区人民街道****'],
      ['示范区为民路100号3幢502室', '示范区为民路****'],
      ['示范区为民路100号3幢502室（人民街道）', '示范区为民路****'],
      ['杏花村1号', '杏花****'],
      ['一组', '一****'],
    ])('the address %s is shown as %s', (address, shown) => {
      expect(maskAddress(address)).toBe(shown);
    });

    test('a resident: name, numbers and address', () => {
      expect(maskPerson(resident)).toEqual({
        kind: 'person',
        name: '𬱖*䶮',
        phone: '130****0001',
        identityNumber: maskIdentityNumber(resident.identityNumber),
        address: '示范区和平镇****',
      });
    });

    test('an enterprise: its name and code are public', () => {
      const { name, creditCode } = enterprise;
      expect(maskPerson(enterprise)).toEqual({
        kind: 'organisation',
        name,
        creditCode,
        phone: '051****0099',
        address: '示范区安乐镇****',
      });
    });

    test('a contact, and whoever gave no address', () => {
      expect(maskPerson(contact)).toEqual({ kind: 'contact', name: '甄*系', phone: '130****0002' });
      const { address: _, ...homeless } = resident;
      expect(maskPerson(homeless)).not.toHaveProperty('address');
    });
  });
});

test('a person is found by the numbers, however the phone is written', () => {
  expect(lookupKeys(resident)).toEqual([`id:${resident.identityNumber}`, 'phone:13000000001']);
  expect(lookupKeys(enterprise)).toEqual([`credit:${enterprise.creditCode}`, 'phone:051300000099']);
  expect(lookupKeys(contact)).toEqual(['phone:13000000002']);
});
