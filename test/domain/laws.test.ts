import { expect, test } from 'vitest';
import { eventTypes, liveRandomly } from './lives.ts';

test('the laws hold in a hundred thousand random lives', { timeout: 300_000 }, () => {
  const seen = liveRandomly({ count: 100_000 });
  // The walk is no use if it gets nowhere: everything but the registration happens in many lives.
  const rare = eventTypes.filter((type) => (seen.get(type) ?? 0) < 250);
  expect(rare).toEqual(['CaseRegistered']);
});
