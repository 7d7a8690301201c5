import type { Reporter, TestModule } from 'vitest/node';

/** The run's last line, for programs: how many tests passed and failed. A file that cannot be read counts as a failed test. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const unread = modules.filter((module) => module.errors().length > 0).length;
    console.log(`${passed} passed, ${failed + unread + errors.length} failed`);
  }
}
