import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart, fileName, folded, unsafeBecause } from '../../documents/paths.ts';

describe('a path in a package', () => {
  test.each(['data/材料/身份证.pdf', 'data/𬱖.pdf', 'a b/c (2).pdf', '.x/a'])('%s is safe', (path) => {
    expect(unsafeBecause(path)).toBeUndefined();
  });

  test.each([
    ['/etc/passwd', '绝对路径'],
    ['C:/x', '绝对路径'],
    ['../x', '路径穿越'],
    ['a/../../x', '路径穿越'],
    ['a/./x', '路径穿越'],
    ['a\\x', '含有不允许的字符'],
    ['a\u0000b', '含有不允许的字符'],
    ['a\u202eb', '含有不允许的字符'],
    ['ab:c', '含有不允许的字符'],
    ['a//b', '路径有空段'],
    ['a/', '路径有空段'],
    ['', '路径有空段'],
    ['a./b', '名称以点或空格结尾'],
    ['data/nul.txt', '系统保留名'],
    ['e\u0301.txt', '文件名不是 NFC 规范形式'],
    ['a\ud842', '文件名编码有误'],
    [`${'长'.repeat(90)}`, '名称超过 255 字节'],
  ])('%j is not: %s', (path, because) => {
    expect(unsafeBecause(path)).toBe(because);
  });
});

describe('a file name made of a title', () => {
  test.each([
    ['代办服务委托协议', '代办服务委托协议.pdf'],
    ['../../a/b\\c', '_.._a_b_c.pdf'],
    ['CON', '_CON.pdf'],
    ['  . ', '_.pdf'],
    ['e\u0301', 'é.pdf'],
  ])('%j becomes %j', (title, name) => {
    expect(fileName(title, 'pdf')).toBe(name);
  });

  test('is safe and not empty, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(unsafeBecause(fileName(title, 'pdf'))).toBeUndefined();
      }),
    );
  });

  test('is made different from those before it', () => {
    expect(apart(['a.pdf', 'A.pdf', 'a.pdf', 'a (2).pdf'])).toEqual([
      'a.pdf',
      'A (2).pdf',
      'a (3).pdf',
      'a (2) (2).pdf',
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a.x', 'A.x', 'b.x', 'a (2).x', 'b (2).x')), (names) => {
        expect(new Set(apart(names).map(folded)).size).toBe(names.length);
      }),
    );
  });
});
