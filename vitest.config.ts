import { defineConfig } from 'vitest/config';

/** Two cores: two workers. Scenario tests start the whole embedded cloud, so a single test may take a minute. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/*.long.test.ts', 'node_modules'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    /** The last line is for programs: the count comes after everything else. */
    reporters: ['default', './test/tools/conformance-reporter.ts', './test/tools/count-reporter.ts'],
    expect: { requireAssertions: true },
  },
});
