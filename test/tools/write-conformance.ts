import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { conformanceReport, reportPath, shownBy } from './conformance.ts';

/** Writes `docs/conformance.md` from the names of all tests, without running them: `npm test` then tells whether they hold. */
const vitest = await createVitest('test', { watch: false, run: true, reporters: [] });
try {
  const { testModules, unhandledErrors } = await vitest.collect([], { staticParse: false });
  const broken = testModules.filter((module) => module.errors().length > 0).map((module) => module.relativeModuleId);
  if (unhandledErrors.length > 0 || broken.length > 0)
    throw new Error(`cannot be read: ${broken.join(', ') || unhandledErrors.map(String).join(', ')}`);
  writeFileSync(join(vitest.config.root, reportPath), conformanceReport(shownBy(testModules)));
  console.log(`${reportPath} written from ${testModules.length} test files.`);
} finally {
  await vitest.close();
}
