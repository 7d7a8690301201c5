import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startFiles } from '../../bench/size.ts';

const folder = mkdtempSync(join(tmpdir(), 'bangdaiban-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a start reads what is imported by a statement, however far away, and not what is imported late', () => {
  mkdirSync(join(folder, 'chunks'));
  const write = (file: string, code: string) => writeFileSync(join(folder, file), code);
  write(
    'index.mjs',
    'import"./chunks/a.mjs";import{x as y}from"./chunks/b.mjs";import z from"node:fs";import("./chunks/d.mjs")',
  );
  write('chunks/a.mjs', 'export*from"./c.mjs"');
  write('chunks/b.mjs', 'import{a}from"./a.mjs";export let x=await import("./d.mjs")');
  write('chunks/c.mjs', 'import"../index.mjs"');
  write('chunks/d.mjs', '');
  const files = [...startFiles(join(folder, 'index.mjs'))].map((file) => relative(folder, file));
  expect(files.sort()).toEqual(['chunks/a.mjs', 'chunks/b.mjs', 'chunks/c.mjs', 'index.mjs']);
});
