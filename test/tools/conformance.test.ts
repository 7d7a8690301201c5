import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Clause, clauses } from '../../domain/standard.ts';
import { conformanceReport, reportPath } from './conformance.ts';

const root = join(import.meta.dirname, '../..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

const shown = (...tests: [Clause, ...string[]][]) =>
  new Map(tests.map(([clause, ...lines]) => [clause, new Set(lines)]));

describe('the conformance report', () => {
  test('has every clause, in the order of the standard', () => {
    const titles = [...conformanceReport(new Map()).matchAll(/^> (.+)$/gm)].map(([, words]) => words);
    expect(titles).toEqual(Object.values(clauses).map(({ words }) => words));
  });

  test('says where a clause is kept and which tests show it, by file', () => {
    const report = conformanceReport(shown(['7.2.5.1', 'b.test.ts\ttwo', 'a.test.ts\tone › more', 'b.test.ts\tone']));
    expect(report).toContain(`## 7.2.5.1

> 委托事项全部办结的，代办服务自动终止。

应, kept in \`domain/\`

\`a.test.ts\`

- one › more

\`b.test.ts\`

- one
- two
`);
  });

  test('is the same in whatever order the tests ran', () => {
    const [one, two]: [[Clause, string], [Clause, string]] = [
      ['7.2.4', 'a.test.ts\tone'],
      ['B.1', 'a.test.ts\ttwo'],
    ];
    expect(conformanceReport(shown(one, two))).toBe(conformanceReport(shown(two, one)));
  });

  test('writes the names of tests as they are', () => {
    expect(conformanceReport(shown(['B.1', 'a.test.ts\t<b> *x* _y_ [z]']))).toContain(
      '- \\<b\\> \\*x\\* \\_y\\_ \\[z\\]',
    );
  });

  test('counts what is kept, planned and outside', () => {
    const report = conformanceReport(shown(['7.2.4', 'a.test.ts\tone']));
    expect(report).toContain('- Kept, and shown by tests: 1 (7.2.4)');
    expect(report).toContain('- Outside: 2 (5.1.3, 5.2)');
    expect(report).toContain('## 5.2\n\n> 政务服务部门应建立');
    expect(report).toContain('应, outside: 制度由部门制定，系统只承载其运行');
  });
});

describe('a run of the tests', () => {
  let project: string;
  const report = conformanceReport(shown(['7.2.4', 'one.test.ts\tis delivered']));

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'conformance-'));
    mkdirSync(join(project, 'docs'));
    const reporters = ['conformance-reporter.ts', 'count-reporter.ts'].map((name) => join(root, 'test/tools', name));
    const options = { globals: true, include: ['*.test.ts'], reporters };
    write('vitest.config.mjs', `export default ${JSON.stringify({ test: options })};`);
    const clause = JSON.stringify(join(root, 'test/clause.ts'));
    write(
      'one.test.ts',
      `import { clause } from ${clause};\nclause('7.2.4', () => test('is delivered', () => expect(1).toBe(1)));`,
    );
    write('two.test.ts', "test('is something else', () => expect(1).toBe(1));");
  });
  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  const write = (file: string, text: string) => writeFileSync(join(project, file), text);
  function run(...only: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--root', project, ...only], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { status, told: stderr.includes('npm run conformance rewrites it'), last: stdout.trim().split('\n').at(-1) };
  }

  test('that shows what the report says passes, and ends with the count', () => {
    write(reportPath, report);
    expect(run()).toEqual({ status: 0, told: false, last: '2 passed, 0 failed' });
  });

  test('that shows something else fails, and says what rewrites the report', () => {
    write(reportPath, report.replace('is delivered', 'was delivered'));
    expect(run()).toEqual({ status: 1, told: true, last: '2 passed, 0 failed' });
    rmSync(join(project, reportPath));
    expect(run()).toMatchObject({ status: 1, told: true });
  });

  test('of some files, or with a failure, is not compared', () => {
    write(reportPath, 'stale');
    expect(run('two')).toEqual({ status: 0, told: false, last: '1 passed, 0 failed' });
    write('three.test.ts', "test('fails', () => expect(1).toBe(2));\n");
    write('four.test.ts', 'throw new Error("cannot be read");');
    expect(run()).toEqual({ status: 1, told: false, last: '2 passed, 2 failed' });
  });
});
