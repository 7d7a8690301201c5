import { expect, test } from 'vitest';
import { seedFrom } from '../campaign.ts';
import { liveRandomly } from '../domain/lives.ts';

/** Beside `many.test.ts`, with other draws. */
const seed = seedFrom('LAWS_SEED') + 2_000_000;

test(`the laws hold in forty thousand further random lives (LAWS_SEED=${seed - 2_000_000})`, {
  timeout: 300_000,
}, () => {
  expect(liveRandomly({ count: 40_000, seed }).size).toBeGreaterThan(0);
});
