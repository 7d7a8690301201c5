import { expect, test } from 'vitest';
import { seedFrom } from '../campaign.ts';
import { eventTypes, liveRandomly } from './lives.ts';

const seed = seedFrom('LAWS_SEED');

test(`the laws hold in sixty thousand random lives (LAWS_SEED=${seed})`, { timeout: 300_000 }, () => {
  const seen = liveRandomly({ count: 60_000, seed });
  // The walk is no use if it gets nowhere: everything but what opens a case happens in many lives.
  const rare = eventTypes.filter((type) => (seen.get(type) ?? 0) < 150);
  expect(rare).toEqual(['CaseRegistered', 'CaseImported', 'DuplicateJoined']);
});
