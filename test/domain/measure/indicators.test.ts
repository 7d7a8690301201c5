import { expect, test } from 'vitest';
import { type Indicator, type Match, sections } from '../../../domain/measure/indicator.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import { definitionOf, type Measure, measures } from '../../../domain/measure/measures.ts';
import { clause } from '../../clause.ts';
import { totals } from './facts.ts';

const matchesOf = (indicator: Indicator): readonly Match[] => [
  ...indicator.numerator,
  ...(indicator.kind === 'rate' ? indicator.denominator : []),
  ...(indicator.excluded ?? []).flatMap(({ matches }) => matches),
];

const valuesOf = (measure: Measure): readonly string[] => {
  const definition = definitionOf(measure);
  if ('unit' in definition) return [];
  return [...definition.values, ...(definition.waits ? ['pending', 'overdue'] : [])];
};

const recorded = ({ numerator }: Indicator) => numerator.some(({ measure }) => definitionOf(measure).recorded);

clause('8.3', () => {
  test('there are at least forty, each with an id of its own, in every section of the report', () => {
    expect(indicators.length).toBeGreaterThanOrEqual(40);
    expect(new Set(indicators.map(({ id, version }) => `${id} ${version}`)).size).toBe(indicators.length);
    expect(new Set(indicators.map(({ section }) => section))).toEqual(new Set(Object.keys(sections)));
  });

  test.each(indicators.map((each) => [each.id, each] as const))(
    '%s says in words what it is, with version, basis and first month',
    (_, { name, definition, version, basis, effectiveFrom }) => {
      expect(name).toMatch(/\p{Script=Han}/u);
      expect(definition).toMatch(/^\p{Script=Han}.*。$/u);
      expect([version, basis, effectiveFrom]).toEqual([
        expect.stringMatching(/^\d+$/),
        expect.stringMatching(/口径/),
        expect.stringMatching(/^\d{4}-\d{2}$/),
      ]);
    },
  );

  test.each(indicators.map((each) => [each.id, each] as const))(
    '%s asks only for answers that there are',
    (_, each) => {
      const unknown = matchesOf(each).filter(
        ({ measure, values = [] }) => !values.every((value) => valuesOf(measure).includes(value)),
      );
      expect(unknown).toEqual([]);
    },
  );

  test('every measure is asked by an indicator, but for those that are shown as they are', () => {
    const asked = new Set(indicators.flatMap((each) => matchesOf(each).map(({ measure }) => measure)));
    const alone = (Object.keys(measures) as Measure[]).filter((measure) => !asked.has(measure));
    expect(alone).toEqual(['other-ground', 'complaint-channel']);
  });

  test('what is not recorded yet has no data, and is never zero', async () => {
    const figures = await totals([]);
    const missing = indicators.filter((each) => !recorded(each)).map(({ id }) => id);
    expect(missing).toContain('trainings');
    for (const id of missing) expect(figures[id]).toEqual({ indicator: id, version: '1', status: 'no-data' });
  });
});
