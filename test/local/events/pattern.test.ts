import { describe, expect, test } from 'vitest';
import { checkPattern, matches } from '../../../local/events/pattern.ts';
import type { Json } from '../../../local/service.ts';

const event = {
  source: 'bangdaiban.case',
  'detail-type': 'CaseClosed',
  resources: ['arn:a', 'arn:b'],
  detail: {
    office: '320600',
    count: 3,
    urgent: true,
    note: null,
    ip: '10.0.0.12',
    file: '/a/b/申请.pdf',
    empty: '',
    items: [
      { kind: 'x', n: 1 },
      { kind: 'y', n: 2 },
    ],
  },
};
const fits = (detail: Json) => {
  checkPattern({ detail });
  return matches({ detail }, event);
};

describe('exact values', () => {
  test('all fields of a pattern must fit, one of the values of each', () => {
    expect(matches({ source: ['bangdaiban.case'], 'detail-type': ['CaseOpened', 'CaseClosed'] }, event)).toBe(true);
    expect(matches({ source: ['bangdaiban.case'], 'detail-type': ['CaseOpened'] }, event)).toBe(false);
    expect(matches({ gone: { deeper: ['x'] } }, event)).toBe(false);
  });

  test('numbers, booleans, null and the empty text', () => {
    expect([
      fits({ count: [3] }),
      fits({ count: ['3'] }),
      fits({ urgent: [true] }),
      fits({ note: [null] }),
      fits({ empty: [''] }),
    ]).toEqual([true, false, true, true, true]);
  });

  test('a list fits when one of its elements does, and the fields of one object are taken together', () => {
    expect(matches({ resources: ['arn:b'] }, event)).toBe(true);
    expect(fits({ items: { kind: ['x'], n: [1] } })).toBe(true);
    expect(fits({ items: { kind: ['x'], n: [2] } })).toBe(false);
  });

  test('a field with a dot in its name is the field inside', () => {
    expect(matches({ 'detail.office': ['320600'] }, event)).toBe(true);
    expect(matches({ detail: { office: ['320600'] } }, { 'detail.office': '320600' })).toBe(true);
  });
});

describe('operators', () => {
  test.each<[string, Json, boolean]>([
    ['prefix', { office: [{ prefix: '3206' }] }, true],
    ['prefix of nothing', { count: [{ prefix: '3' }] }, false],
    ['prefix in any case', { file: [{ prefix: { 'equals-ignore-case': '/A/' } }] }, true],
    ['suffix', { file: [{ suffix: '.pdf' }] }, true],
    ['suffix in any case', { file: [{ suffix: { 'equals-ignore-case': '.PDF' } }] }, true],
    ['equals-ignore-case', { file: [{ 'equals-ignore-case': '/A/B/申请.PDF' }] }, true],
    ['wildcard', { file: [{ wildcard: '/a/*.pdf' }] }, true],
    ['wildcard with more than one star', { file: [{ wildcard: '*/b/*' }] }, true],
    ['wildcard that does not fit', { file: [{ wildcard: '/a/*.png' }] }, false],
    ['an escaped star', { file: [{ wildcard: '/a/\\*' }] }, false],
    ['numeric range', { count: [{ numeric: ['>', 0, '<=', 3] }] }, true],
    ['numeric equality', { count: [{ numeric: ['=', 4] }] }, false],
    ['numeric on text', { office: [{ numeric: ['>', 0] }] }, false],
    ['cidr', { ip: [{ cidr: '10.0.0.0/24' }] }, true],
    ['cidr of another net', { ip: [{ cidr: '10.0.1.0/24' }] }, false],
    ['exists', { office: [{ exists: true }] }, true],
    ['exists, of an object', { items: [{ exists: true }] }, false],
    ['exists not', { gone: [{ exists: false }] }, true],
    ['exists not, of something that is there', { note: [{ exists: false }] }, false],
    ['anything-but', { office: [{ 'anything-but': '320601' }] }, true],
    ['anything-but a list', { office: [{ 'anything-but': ['320600', '320601'] }] }, false],
    ['anything-but of what is not there', { gone: [{ 'anything-but': 'x' }] }, false],
    ['anything-but a prefix', { office: [{ 'anything-but': { prefix: '3206' } }] }, false],
    ['anything-but a suffix', { file: [{ 'anything-but': { suffix: '.png' } }] }, true],
    ['anything-but in any case', { file: [{ 'anything-but': { 'equals-ignore-case': ['/A/B/申请.PDF'] } }] }, false],
    ['anything-but a wildcard', { file: [{ 'anything-but': { wildcard: '*/lib/*' } }] }, true],
    ['$or', { $or: [{ office: ['x'] }, { count: [{ numeric: ['<', 4] }] }] }, true],
    ['$or that nothing fits', { $or: [{ office: ['x'] }, { count: [4] }] }, false],
    ['a value beside operators', { count: [7, { numeric: ['<', 4] }] }, true],
  ])('%s', (_, detail, fitting) => {
    expect(fits(detail)).toBe(fitting);
  });
});

describe('patterns that are refused', () => {
  test.each<[string, Json]>([
    ['a list', []],
    ['nothing', {}],
    ['a value without brackets', { source: 'x' }],
    ['an empty list', { source: [] }],
    ['an unknown operator', { source: [{ contains: 'x' }] }],
    ['two operators at once', { source: [{ prefix: 'x', suffix: 'y' }] }],
    ['a comparison without a bound', { count: [{ numeric: ['>'] }] }],
    ['an empty range', { count: [{ numeric: ['>', 5, '<', 3] }] }],
    ['a wildcard of two stars in a row', { a: [{ wildcard: 'x**' }] }],
    ['a wildcard that is too complex', { a: [{ wildcard: '*:*:*:*:*:*' }] }],
    ['an address that is none', { a: [{ cidr: '10.0.0/24' }] }],
    ['anything-but a mixture', { a: [{ 'anything-but': ['x', 1] }] }],
    ['anything-but an empty prefix', { a: [{ 'anything-but': { prefix: '' } }] }],
  ])('%s', (_, pattern) => {
    expect(() => checkPattern(pattern)).toThrow(expect.objectContaining({ code: 'InvalidEventPatternException' }));
  });
});
