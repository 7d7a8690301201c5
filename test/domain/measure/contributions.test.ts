import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Contributions,
  contributionsOf,
  cutOf,
  difference,
  freezeOf,
  monthAfter,
} from '../../../domain/measure/contributions.ts';
import type { Row } from '../../../domain/measure/row.ts';
import { clause } from '../../clause.ts';
import { row } from './facts.ts';

const plain = (contributions: Contributions) =>
  Object.fromEntries([...contributions].map(([leaf, rows]) => [leaf, Object.fromEntries(rows)]));

/** A subject that says something else after each commit. */
const told = (...said: readonly (readonly [at: string, rows: readonly Row[]])[]) =>
  contributionsOf(
    said.map(([at]) => at),
    (commits) => said[commits - 1]?.[1] ?? [],
  );

/** As leaves add up what is written to them. */
const sum = (one: Contributions, other: Contributions) => difference(difference(one, new Map()), other);

const march = 'village-1#2026-03-04#GT-SETUP';

clause('8.3', () => {
  it('freezes a month when the fourteenth of the next begins in Beijing', () => {
    expect(freezeOf('2026-03')).toBe('2026-04-13T16:00:00.000Z');
    expect(freezeOf('2026-12')).toBe('2027-01-13T16:00:00.000Z');
  });

  it('counts what is committed up to the freeze, and a millisecond later to the next month', () => {
    expect(cutOf('2026-04-13T16:00:00.000Z')).toBe('2026-03');
    expect(cutOf('2026-04-13T16:00:00.001Z')).toBe('2026-04');
    expect(cutOf('2026-01-05T00:00:00.000Z')).toBe('2025-12');
  });

  it('knows the month before and after', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-03', -12)]).toEqual([
      '2027-01',
      '2025-12',
      '2025-03',
    ]);
  });

  it('is one first count while its month is not frozen, however often it changes', () => {
    const found = told(
      ['2026-03-04T01:00:00.000Z', [row('response', 'pending:2026-03-04T03:00:00.000Z')]],
      ['2026-04-02T01:00:00.000Z', [row('response', 'late')]],
    );
    expect(plain(found)).toEqual({ [`${march}#2026-03`]: { 'response=late=a~o==agent-1': 1 } });
  });

  it('is a revision of its month once that is frozen, and the first count stays', () => {
    const found = told(
      ['2026-03-04T01:00:00.000Z', [row('resolution', 'resolved')]],
      ['2026-04-20T01:00:00.000Z', [row('resolution', 'reopened')]],
    );
    expect(plain(found)).toEqual({
      [`${march}#2026-03`]: { 'resolution=resolved=a~o==agent-1': 1 },
      [`${march}#2026-04`]: { 'resolution=resolved=a~o==agent-1': -1, 'resolution=reopened=a~o==agent-1': 1 },
    });
  });

  it('is a first count of the month it belongs to, even if it was known before the month before was frozen', () => {
    const found = told(['2026-04-10T01:00:00.000Z', [row('mandate', 'written', { day: '2026-04-10' })]]);
    expect([...found.keys()]).toEqual(['village-1#2026-04-10#GT-SETUP#2026-04']);
  });

  it('adds up: what was written, with the difference, is what is to be there', () => {
    const rows = fc.array(fc.constantFrom(row('mandate', 'oral'), row('loss', 'found'), row('loss', 'open')));
    const story = fc.array(fc.tuple(fc.constantFrom('2026-03', '2026-04', '2026-05'), rows), { maxLength: 6 });
    const contributions = (months: readonly (readonly [string, readonly Row[]])[]) =>
      told(
        ...[...months]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([month, said]) => [`${month}-20T00:00:00.000Z`, said] as const),
      );
    fc.assert(
      fc.property(story, story, (one, other) => {
        const [before, after] = [contributions(one), contributions(other)];
        expect(plain(sum(before, difference(before, after)))).toEqual(plain(after));
        expect(plain(difference(before, before))).toEqual({});
        expect(plain(difference(new Map(), after))).toEqual(plain(after));
      }),
    );
  });
});
