import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wrongArrows } from './arrows.ts';
import { importsOf } from './imports.ts';

const root = join(import.meta.dirname, '../..');
const script = join(import.meta.dirname, 'arrows.ts');

let planted: string;
beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'arrows-'));
});
afterAll(() => {
  rmSync(planted, { recursive: true });
});

/** The findings in a project that holds one file. */
function findings(file: string, source: string): string[] {
  const path = join(planted, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
  const found = wrongArrows(planted);
  rmSync(path);
  return found;
}

describe('the arrows between the rooms', () => {
  test('all point inward', () => {
    expect(wrongArrows(root)).toEqual([]);
  });

  test.each([
    [
      'domain/a.ts',
      "import { x } from '../store/x.ts';",
      'domain/a.ts:1: domain → store/x.ts; domain may import domain',
    ],
    [
      'domain/a.ts',
      "import type { X } from '../store/x.ts';",
      'domain/a.ts:1: domain → store/x.ts; domain may import domain',
    ],
    [
      'domain/a.ts',
      "export * from '../functions/x.ts';",
      'domain/a.ts:1: domain → functions/x.ts; domain may import domain',
    ],
    [
      'domain/a.ts',
      "\n\nimport {\n  readFileSync,\n} from 'node:fs';",
      'domain/a.ts:5: domain → node:fs; domain may import no package but zod/mini',
    ],
    [
      'domain/a.ts',
      "import * as z from 'zod';",
      'domain/a.ts:1: domain → zod; domain may import no package but zod/mini',
    ],
    [
      'domain/a.ts',
      'export const load = (name: string) => import(name);',
      'domain/a.ts:1: a computed import cannot be checked; name what is imported',
    ],
    [
      'store/a.ts',
      "await import('../functions/x.ts');",
      'store/a.ts:1: store → functions/x.ts; store may import store, domain',
    ],
    [
      'store/a.ts',
      "export type X = import('../infra/x.ts').X;",
      'store/a.ts:1: store → infra/x.ts; store may import store, domain',
    ],
    [
      'documents/a.ts',
      "import '../store/x.ts';",
      'documents/a.ts:1: documents → store/x.ts; documents may import documents, domain',
    ],
    [
      'functions/deep/a.ts',
      "import x from '../../infra/x.ts';",
      'functions/deep/a.ts:1: functions → infra/x.ts; functions may import functions, store, documents, domain, #district, #profile',
    ],
    ['local/a.ts', "import { x } from '../domain/x.ts';", 'local/a.ts:1: local → domain/x.ts; local may import local'],
    ['web/a.ts', "import { x } from '../domain/x.ts';", 'web/a.ts:1: web → domain/x.ts; web may import web'],
    [
      'store/a.ts',
      "import { x } from '../test/x.ts';",
      'store/a.ts:1: store → test/x.ts; store may import store, domain',
    ],
    ['local/a.ts', "import { x } from '../bench/x.ts';", 'local/a.ts:1: local → bench/x.ts; local may import local'],
    ['store/a.ts', "import { x } from '#district';", 'store/a.ts:1: store → #district; store may import store, domain'],
  ])('in %s, %j is found', (file, source, finding) => {
    expect(findings(file, source)).toEqual([finding]);
  });

  test('only the declarations of functions are open to infra', () => {
    expect(findings('infra/a.ts', "import { x } from '../functions/store.ts';")).toHaveLength(1);
    expect(findings('infra/a.ts', "import { routes } from '../functions/routes.ts';")).toEqual([]);
  });

  test.each([
    ['domain/a.ts', "import * as z from 'zod/mini';\nimport { x } from './x.ts';"],
    ['store/a.ts', "import { x } from '../domain/x.ts';\nimport { createHash } from 'node:crypto';"],
    ['functions/a.ts', "import district from '#district';\nimport { y } from '../store/y.ts';"],
    ['local/a.ts', 'export const load = (path: string) => import(path);'],
    ['test/a.ts', "import { x } from '../infra/x.ts';"],
    ['domain/a.ts', "// import { x } from '../store/x.ts'\n/* import '../store/x.ts' */"],
    ['domain/a.ts', "const text = \"import { x } from '../store/x.ts'\";\nconst other = `import('../store/x.ts')`;"],
  ])('in %s, %j is right', (file, source) => {
    expect(findings(file, source)).toEqual([]);
  });

  test('the command fails on a wrong one and says where', () => {
    mkdirSync(join(planted, 'domain'), { recursive: true });
    writeFileSync(join(planted, 'domain/wrong.ts'), "import '../infra/x.ts';");
    const { status, stderr } = spawnSync(process.execPath, [script], { cwd: planted, encoding: 'utf8' });
    rmSync(join(planted, 'domain/wrong.ts'));
    expect([status, stderr]).toEqual([1, 'domain/wrong.ts:1: domain → infra/x.ts; domain may import domain\n']);
    expect(execFileSync(process.execPath, [script], { cwd: planted, encoding: 'utf8' })).toBe(
      'Every arrow points inward.\n',
    );
  });
});

describe('the imports of a source', () => {
  const from = (source: string) => importsOf(source).map((each) => `${each.line} ${each.from}`);

  test('are found in every form, with their lines', () => {
    const source = `import a from './a.ts';
import type { B } from "./b.ts";
import {
  c,
} from './c.ts';
import './d.ts';
export { e } from './e.ts';
export * as f from './f.ts';
const g = await import('./g.ts');
type H = import('./h.ts').H;
import i, { type I } from './i.json' with { type: 'json' };`;
    expect(from(source)).toEqual([
      '1 ./a.ts',
      '2 ./b.ts',
      '5 ./c.ts',
      '6 ./d.ts',
      '7 ./e.ts',
      '8 ./f.ts',
      '9 ./g.ts',
      '10 ./h.ts',
      '11 ./i.json',
    ]);
  });

  test('are not mistaken for what only looks like one', () => {
    const source = `const quoted = 'it\\'s // no comment'; // import './a.ts'
const pattern = /['"]import\\('x'\\)/;
export const from = 'b.ts';
const url = import.meta.url;
array.from('./c.ts');
const text = \`
import './d.ts';
\`;`;
    expect(from(source)).toEqual([]);
  });
});
