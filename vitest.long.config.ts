import { defineConfig } from 'vitest/config';

/**
 * `npm run test:long`: campaigns of an hour or more, one after the other, so that each has the machine to itself.
 * `LONG_MINUTES` bounds each of them.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 24 * 3_600_000,
    hookTimeout: 300_000,
    reporters: ['default', './test/tools/count-reporter.ts'],
    expect: { requireAssertions: true },
  },
});
