import { expect, test } from 'vitest';
import { seedFrom } from '../campaign.ts';
import { liveRandomly } from '../domain/lives.ts';

/** With `further.test.ts` and `test/domain/laws.test.ts` these are a hundred thousand lives; two workers share them. */
const seed = seedFrom('LAWS_SEED') + 1_000_000;

test(`the laws hold in forty thousand random lives (LAWS_SEED=${seed - 1_000_000})`, { timeout: 300_000 }, () => {
  expect(liveRandomly({ count: 40_000, seed }).size).toBeGreaterThan(0);
});
