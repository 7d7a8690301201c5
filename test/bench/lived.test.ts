import { expect, test } from 'vitest';
import { livedHistories } from '../domain/lives.ts';

test('the histories that are counted anew are real ones, the same from the same seed', () => {
  const histories = livedHistories({ count: 20, seed: 3 });
  expect(histories).toHaveLength(20);
  expect(histories).toEqual(livedHistories({ count: 20, seed: 3 }));
  expect(
    new Set(histories.flatMap((history) => history.flatMap(({ events }) => events.map(({ type }) => type)))).size,
  ).toBeGreaterThan(20);
  for (const history of histories) expect(history.length).toBeGreaterThan(0);
});
