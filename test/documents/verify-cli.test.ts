import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { edit, sealed, tampered } from './packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = join(folder, 'good.zip');
const bad = join(folder, 'bad.zip');
writeFileSync(good, sealed.bytes);
writeFileSync(
  bad,
  tampered((files) => edit(files, 'data/events.jsonl', (text) => text.replace('第3次', '第8次'))),
);

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['documents/verify-cli.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run verify', () => {
  test('tells the findings by nature and exits 0 when all is right', () => {
    const { status, stdout } = verify(good);
    expect(status).toBe(0);
    expect(stdout.match(/^(真实性|完整性|可用性|安全性)$/gm)).toEqual(['真实性', '完整性', '可用性', '安全性']);
    expect(stdout).toContain(`包摘要 SHA-256：${sealed.sha256}`);
    expect(stdout).toContain('结论：通过');
    expect(stdout).not.toContain('✗');
  });

  test('exits 1 when a check fails, and names it', () => {
    const { status, stdout } = verify(bad);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ 1-5-2 过程记录链：第 3 条内容被改动');
    expect(stdout).toMatch(/结论：不通过（\d+ 项不符）/);
  });

  test('prints the report for a program', () => {
    const { status, stdout } = verify(bad, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, head: sealed.head });
  });

  test('compares with what the register knows', () => {
    expect(verify(good, '--sha256', sealed.sha256, '--head', sealed.head).status).toBe(0);
    expect(verify(good, '--sha256', '0'.repeat(64)).status).toBe(1);
  });

  test('exits 2 when the file cannot be read or the call is wrong', () => {
    expect(verify(join(folder, 'none.zip'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('读不到文件'),
    });
    expect(verify(folder).status).toBe(2);
    expect(verify()).toMatchObject({ status: 2, stderr: expect.stringContaining('用法') });
    expect(verify(good, '--what').status).toBe(2);
  });
});
