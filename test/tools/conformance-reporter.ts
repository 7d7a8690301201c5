import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { conformanceReport, reportPath, shownBy } from './conformance.ts';

/**
 * Compares `docs/conformance.md` with what the run has shown, and fails the run when they differ. Only a full run that
 * passed can tell: one of some files, or with failures, shows less than the tests say.
 */
export default class ConformanceReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    _errors: readonly unknown[],
    reason: TestRunEndReason,
  ): Promise<void> {
    const vitest = this.#vitest;
    if (!vitest || reason !== 'passed' || !(await isFullRun(vitest, modules))) return;
    if (onDisk(join(vitest.config.root, reportPath)) === conformanceReport(shownBy(modules))) return;
    process.exitCode = 1;
    vitest.logger.error(`${reportPath} is not what the tests show: npm run conformance rewrites it.`);
  }
}

/** Every test file of the configuration ran, and every test of each. */
async function isFullRun(vitest: Vitest, modules: readonly TestModule[]): Promise<boolean> {
  const ran = new Set(modules.map(({ moduleId }) => moduleId));
  const all = await vitest.globTestSpecifications();
  const skipped = modules.some((module) => [...module.children.allTests('skipped')].length > 0);
  return !skipped && all.every(({ moduleId }) => ran.has(moduleId));
}

function onDisk(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
