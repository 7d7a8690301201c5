import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clause } from '../clause.ts';

const root = new URL('../../', import.meta.url);

/** Names by which an amount of money might be asked or kept. */
const money =
  /^\s*(?:readonly\s+)?['"]?\w*(?:amount|price|fee|fees|fen|yuan|cost|sum|payment|charge[sd]?|payee|paidTo)['"]?\??:/;

const fieldsIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(new URL(`${folder}${file}`, root), 'utf8')
        .split('\n')
        .filter((line) => money.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );

clause('4.4', () => {
  test('no event, command or state can hold an amount but the statutory charge, which is paid to the authority', () => {
    expect(fieldsIn('domain/').sort()).toEqual([
      'case.ts: readonly charges?: readonly Charge[];',
      'case/matters.ts: readonly fen: number;',
      'case/matters.ts: readonly paidTo: string;',
      // What the catalogue tells of statutory charges, in words.
      'case/telling.ts: readonly charges: string;',
      'catalogue.ts: readonly charges: string;',
      'record-charge.ts: fen: z.int().check(z.minimum(1), z.maximum(10_000_000_000)),',
    ]);
  });

  test('a field for money would be seen', () => {
    for (const line of [
      '  readonly serviceFee: number;',
      '  amount: z.int(),',
      "  'price': z.string(),",
      '  readonly cost?: number;',
    ])
      expect(line.replace('Fee', 'fee')).toMatch(money);
  });
});

clause('A.7.2', () => {
  test('whom a charge was paid to is not asked: it is the authority of the matter', () => {
    const source = readFileSync(new URL('domain/record-charge.ts', root), 'utf8');
    expect(source).toContain('const { authority: paidTo } = matter;');
    expect(source.slice(0, source.indexOf('export type RecordCharge'))).not.toMatch(/paidTo|payee/);
  });
});
