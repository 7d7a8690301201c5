import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../domain/calendar.ts';
import { calendarWarning } from '../../domain/calendar-end.ts';
import { lambdas } from '../../functions/lambdas.ts';

import { calendar } from '../given.ts';

const project = new URL('../..', import.meta.url).pathname;

/** Runs the app without the CDK CLI, as the embedded cloud does. */
function synth(context: object) {
  const out = mkdtempSync(join(tmpdir(), 'app-'));
  const { status, stderr, stdout } = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const read = (file: string) => JSON.parse(readFileSync(join(out, file), 'utf8'));
  return { status, stderr, stdout, out, read };
}

describe('synthesis', () => {
  const { status, stderr, stdout, out, read } = synth({ region: 'cn-north-1' });

  test('needs nothing but Node, and has nothing to say but that the calendar ends soon', () => {
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout.trim()).toBe(calendarWarning(calendar, dayOf(new Date().toISOString())) ?? '');
  });

  test('writes the four stacks for the region asked for', () => {
    const { artifacts } = read('manifest.json') as {
      artifacts: Record<string, { type: string; environment?: string }>;
    };
    const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
    expect(stacks.map(([name, { environment }]) => [name, environment])).toEqual(
      ['data', 'workflow', 'api', 'operations'].map((concern) => [
        `bangdaiban-${concern}`,
        'aws://unknown-account/cn-north-1',
      ]),
    );
  });

  test('brings along the code of every function', () => {
    const assets = ['workflow', 'api'].flatMap((concern) =>
      Object.values(read(`bangdaiban-${concern}.assets.json`).files as Record<string, { source: { path: string } }>),
    );
    const code = assets.filter(({ source }) => existsSync(join(out, source.path, 'index.mjs')));
    expect(code).toHaveLength(Object.keys(lambdas).length);
  });
});

describe('synthesis with wrong settings', () => {
  test('ends with the path of the setting, without a trace', () => {
    const { status, stderr } = synth({ region: 'the moon' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^infra\/districts\/demo\.json can't be used:\n {2}region: must match [^\n]+\n$/);
  });

  test('ends when the district has no file', () => {
    const { status, stderr } = synth({ district: 'nowhere' });
    expect([status, stderr]).toEqual([1, "infra/districts/nowhere.json can't be used:\n  there is no such file\n"]);
  });
});
