import { expect, test } from 'vitest';
import { seedFrom } from '../campaign.ts';
import { liveRandomly } from './lives.ts';

/** Beside `laws.test.ts`, so that two workers share the hundred thousand; with other draws. */
const seed = seedFrom('LAWS_SEED') + 1_000_000;

test(`the laws hold in fifty thousand further random lives (LAWS_SEED=${seed - 1_000_000})`, {
  timeout: 300_000,
}, () => {
  expect(liveRandomly({ count: 50_000, seed }).size).toBeGreaterThan(0);
});
