import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Clause, type ClauseEntry, citation, clauses } from '../domain/standard.ts';

const root = join(import.meta.dirname, '..');
const numbers = Object.keys(clauses) as Clause[];
const entries = Object.entries(clauses) as [Clause, ClauseEntry][];

describe('the catalogue of clauses', () => {
  test('lists every clause with words of its own, in the order of the standard', () => {
    const chapters = `
      4.1 4.2 4.3 4.4
      5.1.1 5.1.2 5.1.3 5.1.4 5.2 5.3.1 5.3.2
      6.1.1 6.1.2 6.2 6.3.1 6.3.2
      7.1.1.1 7.1.1.2 7.1.2.1 7.1.2.2 7.1.2.3 7.1.2.4 7.1.3
      7.2.1.1 7.2.1.2 7.2.2 7.2.3.1 7.2.3.2 7.2.3.3 7.2.3.4 7.2.4 7.2.5.1 7.2.5.2 7.2.5.3 7.2.6 7.2.7
      8.1 8.2 8.3
      A.1.1 A.1.2 A.2.1 A.2.2 A.2.3 A.3.1 A.3.2 A.3.3 A.3.4 A.3.5 A.4.1 A.4.2 A.4.3 A.4.4 A.4.5
      A.5.1 A.5.2 A.5.3 A.5.4 A.6 A.6.1 A.6.2 A.7.1 A.7.2 A.7.3 A.7.4 A.7.5 A.7.6
      B.1`;
    expect(numbers).toEqual(chapters.trim().split(/\s+/));
    expect(numbers).toHaveLength(68);
  });

  test('says why a clause is planned or outside', () => {
    const silent = entries.filter(([, { kept, note }]) => (kept === 'planned' || kept === 'outside') && !note);
    expect(silent).toEqual([]);
  });

  test('takes the force of a clause from its verb', () => {
    const forceOf = (number: Clause): string => {
      if (/^[AB]/.test(number)) return '资料性';
      return number.startsWith('4.') ? '原则' : '应';
    };
    const otherwise = entries.filter(([number, { force }]) => force !== forceOf(number)).map(([number]) => number);
    expect(otherwise).toEqual(['5.1.3', '6.2', '7.2.5.3']);
    expect(otherwise.map((number) => clauses[number].force)).toEqual(['宜', '宜', '可']);
    for (const number of otherwise) expect(clauses[number].words).toContain(clauses[number].force);
  });

  test.each([
    ['7.2.5.2', '7.2.5.2'],
    ['A.3.4', '附录A 三.4'],
    ['A.6', '附录A 六'],
    ['A.7.6', '附录A 七.6'],
    ['B.1', '附录B'],
  ] as const)('%s is cited as %s', (number, cited) => {
    expect(citation(number)).toBe(cited);
  });
});

const rooms = ['domain', 'store', 'documents', 'functions', 'workflows', 'infra', 'web'];
const sources = rooms
  .flatMap((room) => filesIn(room))
  .filter((file) => file.endsWith('.ts') || (file.startsWith('workflows/') && file.endsWith('.json')));

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const all = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return all.map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

const chinese = '一二三四五六七';
const cited = new Set(numbers.map((number) => citation(number)));

/** A clause, or a heading above clauses: §7.2.3 stands for all of 7.2.3.1 to 7.2.3.4. */
const exists = (number: string) => numbers.some((known) => known === number || known.startsWith(`${number}.`));

/** Citations of this standard in a text that name no clause; a § after the name of a law or another standard is theirs. */
function unknownCitations(text: string): string[] {
  const ofOthers = /(?:法典?|条例|规定|(?:RFC|ISO|WCAG|GB\/T|DA\/T)\s[\d.—-]+)\s?§\d[\d.]*/g;
  const own = text.replaceAll(ofOthers, '');
  const numbered = [...own.matchAll(/§\s?((?:[AB]\.)?\d+(?:\.\d+)*)/g)].map(([, number]) => number as string);
  const annex = [...own.matchAll(/(?<![\w.] ?)([AB]\.[1-9](?:\.\d+)?)(?![\d.]\d)/g)].map(
    ([, number]) => number as string,
  );
  const words = [...own.matchAll(new RegExp(`附录A [${chinese}]\\.\\d+`, 'g'))].map(([word]) => word);
  return [
    ...numbered.filter((number) => !exists(number)).map((number) => `§${number}`),
    ...annex.filter((number) => !exists(number)),
    ...words.filter((word) => !cited.has(word)),
  ];
}

describe('the sources', () => {
  test.each(rooms.filter((room) => filesIn(room).length > 0))('%s cites only clauses of the standard', (room) => {
    const wrong = sources
      .filter((file) => file.startsWith(`${room}/`))
      .flatMap((file) =>
        unknownCitations(readFileSync(join(root, file), 'utf8')).map((number) => `${file}: ${number}`),
      );
    expect(wrong).toEqual([]);
  });

  test('are read: a clause that does not exist would be seen', () => {
    expect(unknownCitations('kept (§7.2.9, §A.8.1, §B.2), A.9.1, 附录A 七.9')).toEqual([
      '§7.2.9',
      '§A.8.1',
      '§B.2',
      'A.8.1',
      'B.2',
      'A.9.1',
      '附录A 七.9',
    ]);
    expect(unknownCitations('§7.2.3, §5.3.2 d, §B.1, A.7.4, 附录A 三.4, 民法典 §165, RFC 8493 §2.2.2')).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  });
});
