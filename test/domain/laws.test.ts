import { expect, test } from 'vitest';
import { seedFrom } from '../campaign.ts';
import { eventTypes, liveRandomly } from './lives.ts';

const seed = seedFrom('LAWS_SEED');

test(`the laws hold in twenty thousand random lives (LAWS_SEED=${seed})`, { timeout: 300_000 }, () => {
  const seen = liveRandomly({ count: 20_000, seed });
  // The walk is no use if it gets nowhere: everything happens.
  expect(eventTypes.filter((type) => !seen.has(type))).toEqual([]);
});
